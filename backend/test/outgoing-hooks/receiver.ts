import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HookPayload } from '@parley/contracts';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly payload: HookPayload;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next ones are answered; `never` is no answer at all. Nothing given: 204. */
  readonly answers: (number | 'never')[];
  /** What came of one event. */
  of(event: HookPayload['event']): Received[];
  close(): Promise<void>;
}

/** Another program, which is told of what happens. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: (number | 'never')[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      received.push({
        path: request.url ?? '',
        headers,
        body,
        payload: JSON.parse(body) as HookPayload,
      });
      const answer = answers.shift() ?? 204;
      if (answer !== 'never')
        response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end('Thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/parley`,
    received,
    answers,
    of: (event) => received.filter(({ payload }) => payload.event === event),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** As docs/webhooks.md says. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const timestamp = headers['x-parley-timestamp'] ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  return isFresh && headers['x-parley-signature'] === `v1=${expected}`;
}

import { type Agent, request } from 'node:http';
import type { RestCase } from '../cases/case.js';

/** Longer than anything may take, on a machine that is busy with other things. */
const LIMIT_MS = 30_000;

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type RestOutcome = RestAnswer | { readonly broken: string };

type Sent = Pick<RestCase, 'method' | 'path' | 'headers' | 'body'>;

/** Sends a request as it is; `fetch` would put it right or refuse to. */
export function sendRest(
  url: string,
  agent: Agent,
  { method, path, headers, body }: Sent,
  mayRepeat = true,
): Promise<RestOutcome> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let call;
    try {
      const sent = { ...headersOf(headers), ...(body && { 'content-length': String(body.length) }) };
      call = request({ hostname, port, method, path, agent, headers: sent });
    } catch (error) {
      resolve({ broken: `not sent: ${String(error)}` });
      return;
    }
    const timer = setTimeout(() => {
      resolve({ broken: `no answer within ${LIMIT_MS} ms` });
      call.destroy();
    }, LIMIT_MS);
    call.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // The server closed a connection that waited for a next request, at the moment at which one was sent.
      const isRace = error.code === 'ECONNRESET' && call.reusedSocket && mayRepeat;
      resolve(
        isRace ? sendRest(url, agent, { method, path, headers, body }, false) : { broken: String(error) },
      );
    });
    call.on('continue', () => undefined);
    call.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        clearTimeout(timer);
        const text = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
      response.on('error', (error) => {
        clearTimeout(timer);
        resolve({ broken: String(error) });
      });
    });
    call.end(body);
  });
}

/** What Node would not even send is left to those who write bytes. */
function headersOf(headers: RestCase['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/[^\t\x20-\x7e]/g, '?') : value,
    ]),
  );
}

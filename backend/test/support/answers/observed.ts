import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** One answer that a server gave, as it went out. */
export interface Observed {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly status: number;
  readonly mime: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Text is all that is looked into. */
const TEXT = /^(application\/(problem\+)?json|text\/plain)\b/;
const API = /^\/(api\/v1|health|metrics)\b/;

/** Calls back with every answer of the API that a server gives, whole, and changes nothing of it. */
export function observeAnswers(server: Server, tell: (answer: Observed) => void): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!API.test(path)) return;
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown): void => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
    };
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    response.write = ((...args: Parameters<typeof write>) => {
      keep(args[0]);
      return write(...args);
    }) as typeof response.write;
    response.end = ((...args: Parameters<typeof end>) => {
      keep(args[0]);
      return end(...args);
    }) as typeof response.end;
    response.once('finish', () => {
      const mime = String(response.getHeader('content-type') ?? '').split(';')[0] ?? '';
      tell({
        method: request.method ?? 'GET',
        path,
        status: response.statusCode,
        mime,
        headers: response.getHeaders(),
        body: TEXT.test(mime) ? unpacked(Buffer.concat(chunks), response).toString() : '',
      });
    });
  });
}

/** What is seen here is what goes over the wire, and long answers go compressed. */
function unpacked(bytes: Buffer, response: ServerResponse): Buffer {
  return response.getHeader('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes;
}

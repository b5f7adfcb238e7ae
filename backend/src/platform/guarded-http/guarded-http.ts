import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { errorCode } from '../errors/index.js';
import { InternalHosts } from './internal-hosts.js';
import { OutgoingError } from './outgoing-error.js';
import { hostOf, Reach } from './reach.js';

export interface GuardedRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer's body that are read; what comes after them is not waited for. */
  readonly maxBytes: number;
  /** For all of it: looking up the name, every redirect, and reading. */
  readonly timeoutMs: number;
  /** How many are followed; none unless told. A body is never sent on: only for GET. */
  readonly redirects?: number;
  /** Ends it early, as the time does. */
  readonly signal?: AbortSignal;
}

/** Whatever status it has. */
export interface GuardedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** There was more than `maxBytes`. */
  readonly isCut: boolean;
  /** Where it came from, after redirects. */
  readonly url: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The only way by which this server calls addresses that people gave it. It reaches no machine of its own network
 * (`Reach`), neither by a name that leads there nor by a redirect; it asks for no compression, so that few bytes stay few;
 * it shares no connections; and it takes neither forever nor more than it was allowed.
 */
@Injectable()
export class GuardedHttp {
  private readonly reach: Reach;

  constructor(config: Config) {
    this.reach = new Reach(new InternalHosts(config.outgoingInternalHosts));
  }

  /**
   * Whether an address is worth being kept: what can be told without asking anybody. Calling it checks again.
   *
   * @throws OutgoingError `address`
   */
  requireAllowed(address: string): URL {
    const url = URL.parse(address);
    if (!url) throw new OutgoingError('address', 'This is not an address.');
    this.reach.requireAllowed(url);
    return url;
  }

  /** @throws OutgoingError when there is no answer; one that tells of an error is an answer */
  async fetch(address: string, request: GuardedRequest): Promise<GuardedAnswer> {
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
    try {
      return await this.follow(this.requireAllowed(address), request, signal);
    } catch (error) {
      if (signal.aborted) {
        throw new OutgoingError('timeout', `There was no answer within ${request.timeoutMs / 1000} s.`, {
          cause: error,
        });
      }
      throw failureOf(error);
    }
  }

  private async follow(start: URL, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
    let url = start;
    for (let left = request.redirects ?? 0; ; left -= 1) {
      const answer = await this.exchange(url, request, signal);
      const { location } = answer.headers;
      if (!request.redirects || !REDIRECTS.has(answer.status) || location === undefined) return answer;
      if (left === 0) throw new OutgoingError('redirects', 'The address leads on too many times.');
      url = this.requireAllowed(URL.parse(location, url.href)?.href ?? '');
    }
  }

  private exchange(url: URL, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
    const { method = 'GET', headers, body, maxBytes } = request;
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(
        {
          // Not the URL itself: Node would take a port or a password out of it in ways of its own.
          protocol: url.protocol,
          hostname: hostOf(url),
          port: url.port,
          path: `${url.pathname}${url.search}`,
          method,
          headers: { 'accept-encoding': 'identity', ...headers },
          lookup: this.reach.lookup,
          agent: false,
          signal,
        },
        (answer) => {
          read(answer, maxBytes)
            .then(({ bytes, isCut }) =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: bytes,
                isCut,
                url: url.href,
              }),
            )
            .catch(reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

async function read(answer: IncomingMessage, maxBytes: number): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > maxBytes) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isCut: length > maxBytes };
}

function failureOf(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  if (isOfLookup(error)) return new OutgoingError('unresolved', 'There is no such host.', { cause: error });
  const code = errorCode(error) ?? 'unknown';
  return new OutgoingError('unreachable', `Nobody could be reached there (${code}).`, { cause: error });
}

function isOfLookup(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error && error.syscall === 'getaddrinfo';
}

import { ERROR_STATUS, TOKENS_HEADER, type ErrorCode, type Problem } from '@parley/contracts';
import type { Cancel, Clock } from '../ports/clock.js';
import type { PostForm } from '../ports/post-form.js';
import type { Call, Client } from '../rest/transport.js';
import { ChatError } from './chat-error.js';
import { segment } from './path.js';

/** Where REST gets its token from. */
export interface TokenSource {
  /** A token that is good for now, renewed first where it has run out; `null` when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /**
   * What to use in place of a token that was refused: a newer one that is there already, or one renewed now. `null` when
   * there is none to be had.
   */
  replace(refusedToken: string): Promise<string | null>;
}

export interface HttpOptions {
  /** Origin of the server, without a slash at the end. */
  url: string;
  fetch: typeof globalThis.fetch;
  postForm: PostForm;
  clock: Clock;
  /** Where the refresh token travels: in a cookie, or in bodies for what is no browser. */
  tokens: 'cookie' | 'body';
}

export type QueryValue = string | number | undefined;

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`. */
  path: string;
  query?: Record<string, QueryValue>;
  body?: object;
  /** Milliseconds until it counts as lost. */
  timeoutMs?: number;
  /** Gives the exchange up: nobody wants its answer any more. It then fails as one that was lost. */
  signal?: AbortSignal;
}

/** A file on its way up. */
export interface FormRequest extends Omit<HttpRequest, 'method' | 'body'> {
  form: FormData;
  /** Ends it: it then rejects with `NO_ANSWER`. */
  signal: AbortSignal;
  /** Milliseconds after a sign of progress until it counts as lost. */
  stalledMs: number;
  /** Bytes that have left this device. */
  progress: (sentBytes: number) => void;
}

const TIMEOUT_MS = 20_000;
const BASE = '/api/v1';

/** What an HTTP answer is read as. */
type Reader<T> = (response: Response) => Promise<T>;

/** One attempt at an exchange, which something has to carry. */
interface Attempt {
  address: Address;
  /** Its time is over. */
  signal: AbortSignal;
  /** It has so many milliseconds from now on. */
  extend: (ms: number) => void;
}

interface Address {
  url: string;
  headers: Record<string, string>;
  credentials: 'same-origin' | 'omit';
}

type Ask = (attempt: Attempt) => Promise<Response>;

const readJson: Reader<unknown> = (response) =>
  response.status === 204 ? Promise.resolve(undefined) : response.json();

/** That there is an answer is enough. */
const leave: Reader<void> = (response) => response.body?.cancel() ?? Promise.resolve();

/**
 * HTTP exchanges with the server: those of the generated functions (`Client`), and a few by hand. Failures are `ChatError`s: the server's own, or `NO_ANSWER` where the network let
 * it down; whether the server did what was asked is then unknown.
 */
export class Http implements Client {
  readonly get = this.sender('GET');
  readonly post = this.sender('POST');
  readonly put = this.sender('PUT');
  readonly patch = this.sender('PATCH');
  readonly delete = this.sender('DELETE');
  private tokenSource: TokenSource | null = null;

  constructor(private readonly options: HttpOptions) {}

  /** Set once the keeper of tokens stands, which itself speaks through `anonymous`. */
  useTokens(source: TokenSource): void {
    this.tokenSource = source;
  }

  /** Asks as whoever is signed in. A token refused is renewed and the request repeated, once. */
  async call<T>(request: HttpRequest): Promise<T> {
    return this.authorized(below(request), readJson) as Promise<T>;
  }

  async download(request: HttpRequest): Promise<Blob> {
    return this.authorized(below(request), (response) => response.blob());
  }

  /**
   * Finds out whether what a page shows by its address alone would be answered, without loading it, and sees to it that it
   * is: what has only a cookie gets a new one where that is refused. Not by `HEAD`, whose refusals cannot say why.
   */
  async check(request: HttpRequest): Promise<void> {
    if (this.options.tokens !== 'cookie') return this.authorized(below(request), leave);
    try {
      await this.exchange(below(request), null, leave);
    } catch (error) {
      const token = isRefusedToken(error) ? ((await this.tokenSource?.accessToken()) ?? null) : null;
      if (token === null || (await this.tokenSource?.replace(token)) === null) throw error;
      await this.exchange(below(request), null, leave);
    }
  }

  /** Sends a form with a file. */
  async send<T>({ form, signal, stalledMs, progress, ...rest }: FormRequest): Promise<T> {
    const request = below({ ...rest, method: 'POST', body: form });
    const post: Ask = ({ address, extend, ...attempt }) =>
      this.options.postForm({
        ...address,
        form,
        signal: AbortSignal.any([signal, attempt.signal]),
        progress: (sentBytes) => {
          extend(stalledMs);
          progress(sentBytes);
        },
      });
    return this.authorized(request, readJson, post) as Promise<T>;
  }

  /** Asks without a token. */
  async anonymous<T>(request: HttpRequest): Promise<T> {
    return this.exchange(below(request), null, readJson) as Promise<T>;
  }

  /** Whether a call needs a token its document says; what it answers is as the document says, so of any type here. */
  private sender(method: HttpRequest['method']): (call: Call) => Promise<never> {
    return (call) => {
      const request = { ...call, method, path: filled(call) } as HttpRequest;
      const answer = call.security
        ? this.authorized(request, readJson)
        : this.exchange(request, null, readJson);
      return answer as Promise<never>;
    };
  }

  private async authorized<T>(request: HttpRequest, read: Reader<T>, ask = this.ask(request)): Promise<T> {
    const token = (await this.tokenSource?.accessToken()) ?? null;
    try {
      return await this.exchange(request, token, read, ask);
    } catch (error) {
      if (!isRefusedToken(error) || token === null) throw error;
      const next = (await this.tokenSource?.replace(token)) ?? null;
      if (next === null) throw error;
      return this.exchange(request, next, read, ask);
    }
  }

  private ask({ method, body }: HttpRequest): Ask {
    return ({ address: { url, ...how }, signal }) =>
      this.options.fetch(url, { ...how, method, body: encode(body), signal });
  }

  private async exchange<T>(
    request: HttpRequest,
    token: string | null,
    read: Reader<T>,
    ask = this.ask(request),
  ): Promise<T> {
    const { clock, tokens } = this.options;
    const abort = new AbortController();
    let cancel: Cancel = () => undefined;
    const extend = (ms: number): void => {
      cancel();
      cancel = clock.after(ms, () => abort.abort());
    };
    extend(request.timeoutMs ?? TIMEOUT_MS);
    try {
      const address: Address = {
        url: this.address(request),
        headers: this.headers(request, token),
        credentials: tokens === 'cookie' ? 'same-origin' : 'omit',
      };
      const signal = request.signal ? AbortSignal.any([abort.signal, request.signal]) : abort.signal;
      const response = await ask({ address, signal, extend });
      if (!response.ok) throw await refusal(response);
      return await read(response);
    } catch (error) {
      if (error instanceof ChatError) throw error;
      throw new ChatError('NO_ANSWER', `The server did not answer ${request.method} ${request.path}.`);
    } finally {
      cancel();
    }
  }

  private address({ path, query = {} }: HttpRequest): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    const tail = search.size > 0 ? `?${search}` : '';
    return `${this.options.url}${path}${tail}`;
  }

  private headers({ body }: HttpRequest, token: string | null): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body && !(body instanceof FormData)) headers['Content-Type'] = 'application/json';
    if (token) headers['Authorization'] = `Bearer ${token}`;
    // Where the refresh token is a cookie, the access token is one, too: pictures in a page ask with nothing else.
    headers[TOKENS_HEADER] = this.options.tokens;
    return headers;
  }
}

function below(request: HttpRequest): HttpRequest {
  return { ...request, path: `${BASE}${request.path}` };
}

/** The address of a call, with its placeholders filled in. */
function filled({ url, path }: Call): string {
  const values = (path ?? {}) as Record<string, unknown>;
  return url.replace(/\{(\w+)\}/g, (_placeholder, name: string) => segment(String(values[name])));
}

function encode(body: object | undefined): BodyInit | undefined {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ChatError && (error.code === 'TOKEN_EXPIRED' || error.code === 'UNAUTHENTICATED');
}

async function refusal(response: Response): Promise<ChatError> {
  const problem = await readProblem(response);
  const code =
    problem.code !== undefined && problem.code in ERROR_STATUS ? problem.code : codeOf(response.status);
  const text = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return new ChatError(code, text, {
    status: response.status,
    fieldErrors: problem.errors,
    retryAfterMs: problem.retryAfterMs ?? retryAfter(response),
  });
}

/** Whatever stands between here and the server (a proxy, a captive portal) may answer with anything at all. */
async function readProblem(response: Response): Promise<Partial<Problem>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

/**
 * Refusals that speak of the way to the server and not of the request: a proxy that wants a name, a request that came in
 * too slowly to be read.
 */
const OF_THE_WAY: readonly number[] = [401, 407, 408, 421, 425];

/**
 * The code for an answer that names none, so one that Parley itself did not give. It must never look like a verdict on
 * the session: a proxy's 401 does not sign anybody out.
 */
function codeOf(status: number): ErrorCode {
  if (OF_THE_WAY.includes(status) || status >= 500) return 'UNAVAILABLE';
  const known = (Object.keys(ERROR_STATUS) as ErrorCode[]).find((code) => ERROR_STATUS[code] === status);
  return known ?? 'INTERNAL';
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

import { describe, expect, it, jest } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { fetchForm, type FormPost, type PostForm } from '../ports/post-form.js';
import { Api } from './api.js';
import { ChatError } from './chat-error.js';
import { Http, type HttpOptions } from './http.js';

type Fetch = typeof globalThis.fetch;

const httpWith = (fetch: Fetch, options: Partial<HttpOptions> = {}): Http =>
  new Http({
    url: 'https://chat.test',
    fetch,
    postForm: fetchForm(fetch),
    clock: new FakeClock(),
    tokens: 'cookie',
    ...options,
  });

const answering = (...answers: (() => Response)[]) =>
  jest.fn<Fetch>(() =>
    Promise.resolve(
      answers.length > 1 ? (answers.shift()?.() ?? new Response()) : (answers[0]?.() ?? new Response()),
    ),
  );

const problem =
  (status: number, body: object, headers = {}) =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    });

const failureOf = async (asked: Promise<unknown>): Promise<ChatError> => {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ChatError) return error;
  throw new Error('It did not fail with a ChatError.');
};

describe('Http', () => {
  it('asks below /api/v1, with the token, a query and a body of JSON', async () => {
    const fetch = answering(() => Response.json({ ok: 1 }));
    const http = httpWith(fetch);
    http.useTokens({ accessToken: () => Promise.resolve('token'), replace: () => Promise.resolve(null) });
    const query = { before: 7, limit: undefined };
    expect(await http.call({ method: 'POST', path: '/rooms', query, body: { name: 'x' } })).toEqual({
      ok: 1,
    });
    const [address, init] = fetch.mock.calls[0] ?? [];
    expect(address).toBe('https://chat.test/api/v1/rooms?before=7');
    expect(init).toMatchObject({ method: 'POST', body: '{"name":"x"}', credentials: 'same-origin' });
    expect(init?.headers).toMatchObject({
      Authorization: 'Bearer token',
      'Content-Type': 'application/json',
    });
  });

  it('gives up what nobody wants to know any more', async () => {
    const hanging: Fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const overtaken = new AbortController();
    const asked = failureOf(
      httpWith(hanging).anonymous({ method: 'GET', path: '/x', signal: overtaken.signal }),
    );
    overtaken.abort();
    expect(await asked).toMatchObject({ code: 'NO_ANSWER' });
  });

  it('asks for tokens in bodies where it is no browser, and sends no cookies', async () => {
    const fetch = answering(() => Response.json({}));
    await httpWith(fetch, { tokens: 'body' }).anonymous({ method: 'POST', path: '/auth/login', body: {} });
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      headers: { 'X-Parley-Tokens': 'body' },
    });
  });

  it('gives the server’s refusal with everything that it said', async () => {
    const body = {
      type: 'about:blank',
      title: 'Validation',
      status: 400,
      detail: 'The name is too long.',
      code: 'VALIDATION',
      errors: [{ path: 'name', message: 'too long' }],
      retryAfterMs: 1_500,
    };
    const error = await failureOf(
      httpWith(answering(problem(400, body))).call({ method: 'GET', path: '/x' }),
    );
    expect(error).toMatchObject({
      code: 'VALIDATION',
      message: 'The name is too long.',
      status: 400,
      fieldErrors: [{ path: 'name', message: 'too long' }],
      retryAfterMs: 1_500,
    });
  });

  it('reads when to come back from the header where the body does not say', async () => {
    const answer = problem(429, { code: 'RATE_LIMITED', detail: 'slowly' }, { 'Retry-After': '12' });
    const error = await failureOf(httpWith(answering(answer)).call({ method: 'GET', path: '/x' }));
    expect(error.retryAfterMs).toBe(12_000);
  });

  it.each([
    [401, 'UNAVAILABLE'],
    [407, 'UNAVAILABLE'],
    [408, 'UNAVAILABLE'],
    [502, 'UNAVAILABLE'],
    [404, 'NOT_FOUND'],
    [418, 'INTERNAL'],
  ])(
    'takes a %i that is not Parley’s own for %s, never for a verdict on the session',
    async (status, code) => {
      const fetch = answering(() => new Response('<h1>proxy</h1>', { status }));
      expect((await failureOf(httpWith(fetch).call({ method: 'GET', path: '/x' }))).code).toBe(code);
    },
  );

  it('says NO_ANSWER when the network fails', async () => {
    const fetch = jest.fn<Fetch>(() => Promise.reject(new TypeError('fetch failed')));
    const error = await failureOf(httpWith(fetch).call({ method: 'GET', path: '/x' }));
    expect(error).toMatchObject({ code: 'NO_ANSWER', status: null });
  });

  it('says NO_ANSWER when the server takes too long, and stops waiting', async () => {
    const clock = new FakeClock();
    const fetch: Fetch = (_address, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const failure = failureOf(httpWith(fetch, { clock }).call({ method: 'GET', path: '/x' }));
    await clock.advance(20_000);
    expect((await failure).code).toBe('NO_ANSWER');
  });

  it('replaces a refused token once and repeats the request', async () => {
    const expired = problem(401, { code: 'TOKEN_EXPIRED', detail: 'expired' });
    const fetch = answering(expired, () => Response.json({ fine: true }));
    const http = httpWith(fetch);
    const replace = jest.fn((_token: string) => Promise.resolve('new'));
    http.useTokens({ accessToken: () => Promise.resolve('old'), replace });
    expect(await http.call({ method: 'GET', path: '/x' })).toEqual({ fine: true });
    expect(replace).toHaveBeenCalledWith('old');
    expect(fetch.mock.calls[1]?.[1]?.headers).toMatchObject({ Authorization: 'Bearer new' });
  });

  it('gives up when the new token is refused as well', async () => {
    const fetch = answering(problem(401, { code: 'UNAUTHENTICATED', detail: 'no' }));
    const http = httpWith(fetch);
    http.useTokens({ accessToken: () => Promise.resolve('old'), replace: () => Promise.resolve('new') });
    expect((await failureOf(http.call({ method: 'GET', path: '/x' }))).code).toBe('UNAUTHENTICATED');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('reads an answer without a body as nothing', async () => {
    const fetch = answering(() => new Response(null, { status: 204 }));
    expect(await httpWith(fetch).call({ method: 'DELETE', path: '/x' })).toBeUndefined();
  });

  it('gives up a file that does not get on any more, and not one that is slow', async () => {
    const clock = new FakeClock();
    let posted: FormPost | undefined;
    const postForm: PostForm = (post) =>
      new Promise((_resolve, reject) => {
        posted = post;
        post.signal.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
    const told: number[] = [];
    const api = new Api(httpWith(answering(), { clock, postForm }));
    const failure = failureOf(
      api.attachments.upload(new Blob(['x']), 'x.txt', { progress: (sent) => told.push(sent) }),
    );
    await clock.advance(0);
    for (let minute = 1; minute <= 30; minute += 1) {
      posted?.progress(minute);
      await clock.advance(60_000);
    }
    expect(told).toHaveLength(30);
    expect(posted?.signal.aborted).toBe(false);
    await clock.advance(60_000);
    expect((await failure).code).toBe('NO_ANSWER');
  });

  it('ends an upload that nobody wants any more', async () => {
    const end = new AbortController();
    const postForm: PostForm = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new TypeError('aborted')));
        end.abort();
      });
    const api = new Api(httpWith(answering(), { postForm }));
    const failure = failureOf(api.attachments.upload(new Blob(['x']), 'x.txt', { signal: end.signal }));
    expect((await failure).code).toBe('NO_ANSWER');
  });

  it('asks for a file as a page does, by its cookie, and has the cookie renewed where it is refused', async () => {
    const expired = problem(401, { code: 'UNAUTHENTICATED', detail: 'no token' });
    const fetch = answering(expired, () => new Response('the file'));
    const http = httpWith(fetch);
    const replace = jest.fn((_token: string) => Promise.resolve('new'));
    http.useTokens({ accessToken: () => Promise.resolve('old'), replace });
    await new Api(http).attachments.check('f1');
    expect(replace).toHaveBeenCalledWith('old');
    expect(fetch).toHaveBeenCalledTimes(2);
    for (const [address, init] of fetch.mock.calls) {
      expect(address).toBe('https://chat.test/api/v1/attachments/f1');
      expect(init?.headers).not.toHaveProperty('Authorization');
    }
  });

  it('sends files as they are, and names as one segment of a path', async () => {
    const fetch = answering(() => Response.json({}));
    const api = new Api(httpWith(fetch));
    await api.attachments.upload(new Blob(['x']), 'x.txt');
    expect(fetch.mock.calls[0]?.[1]?.body).toBeInstanceOf(FormData);
    expect(fetch.mock.calls[0]?.[1]?.headers).not.toHaveProperty('Content-Type');
    await api.rooms.byName('a/b ü');
    expect(fetch.mock.calls[1]?.[0]).toBe('https://chat.test/api/v1/rooms/by-name/a%2Fb%20%C3%BC');
  });
});

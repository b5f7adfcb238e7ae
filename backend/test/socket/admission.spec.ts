import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type ConnectErrorData, TOKENS_HEADER, type Tokens } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import {
  connect,
  eventually,
  type Person,
  record,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
const open: { close(): void }[] = [];

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({
    database,
    env: { LIMIT_SOCKETS_PER_USER: '3', ALLOWED_ORIGINS: 'https://chat.example.com' },
  });
  [alice, bob] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob')]);
});

afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function connected(to: TestApp, token: string): Promise<TestSocket> {
  const socket = await connect(to, token);
  open.push(socket);
  return socket;
}

/** `data` of the connect_error; `undefined` where it was let in. */
async function refused(
  to: TestApp,
  auth: object,
  headers: Record<string, string> = {},
): Promise<ConnectErrorData | undefined> {
  const socket: Socket = io(to.url, {
    transports: ['websocket'],
    auth,
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  open.push(socket);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('connect_error', (error: Error & { data?: ConnectErrorData }) => resolve(error.data));
  });
}

async function refresh(to: TestApp, { tokens }: Person): Promise<Tokens> {
  const response = await request(to.url)
    .post('/api/v1/auth/refresh')
    .set(TOKENS_HEADER, 'body')
    .send({ refreshToken: tokens.refreshToken });
  return response.body as Tokens;
}

describe('tokens', () => {
  test.each([
    ['no token', {}],
    ['an empty token', { token: '' }],
    ['a token that is no string', { token: { $ne: null } }],
    ['a token that is none', { token: 'nothing' }],
    ['a token without its signature', { token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }],
  ])('%s', async (_what, auth) => {
    expect(await refused(app, auth)).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('an expired one is told apart', async () => {
    const brief = await startApp({ database, env: { ACCESS_TOKEN_TTL_SECONDS: '1' } });
    try {
      const dave = await signUp(brief, 'dave');
      await eventually(async () =>
        expect(await refused(brief, { token: dave.token })).toEqual({ code: 'TOKEN_EXPIRED' }),
      );
    } finally {
      await brief.close();
    }
  });

  test('the token of a session that has ended', async () => {
    const carol = await signUp(app, 'carol');
    await request(app.url).post('/api/v1/auth/logout').auth(carol.token, { type: 'bearer' }).expect(204);
    expect(await refused(app, { token: carol.token })).toEqual({ code: 'UNAUTHENTICATED' });
  });
});

describe('origins', () => {
  test.each([
    ['https://chat.example.com', undefined],
    ['https://evil.example.com', { code: 'FORBIDDEN' }],
    ['null', { code: 'FORBIDDEN' }],
  ])('%s', async (origin, expected) => {
    expect(await refused(app, { token: alice.token }, { origin })).toEqual(expected);
  });

  test('its own', async () => {
    expect(await refused(app, { token: alice.token }, { origin: app.url })).toBeUndefined();
  });
});

describe('the number of sockets', () => {
  test('so many and no more; who closes one may open another', async () => {
    const sockets = [];
    for (let n = 0; n < 3; n += 1) sockets.push(await connected(app, alice.token));
    const full = await refused(app, { token: alice.token });
    expect(full).toEqual({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
    await connected(app, bob.token);
    sockets[0]?.close();
    await eventually(async () => expect(await refused(app, { token: alice.token })).toBeUndefined());
  });

  test('all at once, too', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => refused(app, { token: bob.token })));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(3);
    expect(answers.filter((answer) => answer?.code === 'RATE_LIMITED')).toHaveLength(9);
  });

  describe('over two instances', () => {
    let redis: TestRedis;
    let instances: TestApp[];

    beforeAll(async () => {
      redis = await startRedis();
      const env = { LIMIT_SOCKETS_PER_USER: '3' };
      instances = await Promise.all([startApp({ database, redis, env }), startApp({ database, redis, env })]);
    });

    afterAll(async () => {
      await Promise.all(instances.map((instance) => instance.close()));
      await redis.close();
    });

    test('they count together, and each for itself while Redis is away', async () => {
      const [one, two] = instances as [TestApp, TestApp];
      const first = await connected(one, alice.token);
      await connected(two, alice.token);
      await connected(one, alice.token);
      for (const instance of instances) {
        expect(await refused(instance, { token: alice.token })).toMatchObject({ code: 'RATE_LIMITED' });
      }
      first.close();
      await eventually(async () => expect(await refused(two, { token: alice.token })).toBeUndefined());

      await redis.stop();
      // Two are here and one is there: each counts its own.
      expect(await refused(one, { token: alice.token })).toBeUndefined();
      expect(await refused(one, { token: alice.token })).toBeUndefined();
      expect(await refused(one, { token: alice.token })).toMatchObject({ code: 'RATE_LIMITED' });
      await redis.start();
    });
  });
});

describe('the life of a token', () => {
  test('its end is announced; renewed, the socket lives on; otherwise it is told and closed', async () => {
    const brief = await startApp({ database, env: { ACCESS_TOKEN_TTL_SECONDS: '3' } });
    try {
      const erin = await signUp(brief, 'erin');
      const kept = await connected(brief, erin.token);
      const left = await connected(brief, erin.token);
      const [heardByKept, heardByLeft] = [record(kept), record(left)];
      await eventually(() =>
        expect(heardByKept.of('auth:expiring')).toEqual([{ expiresAt: erin.tokens.expiresAt }]),
      );

      const closed = new Promise((resolve) => left.socket.once('disconnect', resolve));
      // Renewed a little later, the new token lives longer than the first.
      await eventually(async () => {
        const renewed = await refresh(brief, erin);
        const answer = await kept.request('auth:renew', { accessToken: renewed.accessToken });
        expect(answer).toEqual({ ok: true, data: { expiresAt: renewed.expiresAt } });
      });
      expect(await closed).toBe('transport close');
      expect(heardByLeft.of('session:ended')).toEqual([{ reason: 'expired' }]);
      expect(heardByKept.of('session:ended')).toEqual([]);
      expect((await kept.request('ping')).ok).toBe(true);
    } finally {
      await brief.close();
    }
  });

  test('the end of a short-lived token is announced when it is near, not at its beginning', async () => {
    const brief = await startApp({ database, env: { ACCESS_TOKEN_TTL_SECONDS: '6' } });
    try {
      const frida = await signUp(brief, 'frida');
      const heard = record(await connected(brief, frida.token));
      await eventually(() => expect(heard.of('auth:expiring')).toHaveLength(1));
      expect(Date.parse(frida.tokens.expiresAt) - Date.now()).toBeLessThan(3_000);
    } finally {
      await brief.close();
    }
  });

  test('another’s token renews nothing, and ends nothing', async () => {
    const socket = await connected(app, alice.token);
    for (const accessToken of [bob.token, 'nothing', '']) {
      expect(await socket.request('auth:renew', { accessToken })).toMatchObject({
        ok: false,
        error: { code: 'UNAUTHENTICATED' },
      });
    }
    expect(await socket.requestAnything('auth:renew', {})).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION' },
    });
    expect((await socket.request('ping')).ok).toBe(true);
  });
});

test('pings are answered with the time, and only so many a minute', async () => {
  const strict = await startApp({ database, env: { LIMIT_PINGS_PER_MINUTE: '2' } });
  try {
    const sockets = [await connected(strict, bob.token), await connected(strict, bob.token)];
    const answers = [];
    for (const socket of [...sockets, ...sockets]) answers.push(await socket.request('ping'));
    expect(answers[0]).toEqual({ ok: true, data: { now: expect.stringMatching(/^\d{4}-.*Z$/) } });
    expect(answers[1]?.ok).toBe(true);
    for (const answer of answers.slice(2)) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
      });
    }
  } finally {
    await strict.close();
  }
});

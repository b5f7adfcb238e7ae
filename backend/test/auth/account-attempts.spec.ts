import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import request from 'supertest';
import { Passwords } from '../../src/auth/index.js';
import { SessionsRepository } from '../../src/auth/sessions.repository.js';
import {
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { openMailbox, tokenIn } from './mails.js';

let database: TestDatabase;
let redis: TestRedis;
const apps: TestApp[] = [];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
});

afterAll(async () => {
  await redis?.close();
  await database?.close();
});

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** Behind a proxy that is believed, so that a test can come from any address. */
async function start(env: Record<string, string> = {}, withRedis = false): Promise<TestApp> {
  const app = await startApp({
    database,
    env: { TRUST_PROXY: '1', LIMIT_LOGIN_FAILURES_PER_ACCOUNT: '3', ...env },
    ...(withRedis && { redis }),
  });
  apps.push(app);
  return app;
}

let addresses = 0;
/** One that nobody has come from. */
const newAddress = () => {
  addresses += 1;
  return `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
};

const logIn = (app: TestApp, login: string, password: string, from = newAddress(), cookie?: string) => {
  const pending = request(app.url).post('/api/v1/auth/login').set('X-Forwarded-For', from);
  if (cookie !== undefined) void pending.set('Cookie', cookie);
  return pending.send({ login, password });
};

const deviceCookieOf = (response: request.Response): string => {
  const lines = [(response.headers['set-cookie'] as string[] | string | undefined) ?? []].flat();
  return lines.find((line) => line.startsWith('parley_device='))?.split(';')[0] ?? '';
};

let made = 0;
async function newPerson(app: TestApp): Promise<string> {
  made += 1;
  const name = `target${made}`;
  await signUp(app, name);
  return name;
}

/** Uses up what strangers may fail. */
async function attack(app: TestApp, login: string): Promise<void> {
  for (let n = 0; n < 3; n += 1) await logIn(app, login, 'a guess').expect(401);
}

describe('guesses from many addresses', () => {
  test('make strangers wait, longer with each', async () => {
    const app = await start();
    const name = await newPerson(app);
    await attack(app, name);
    const { body } = await logIn(app, name, PASSWORD).expect(429);
    expect(body.code).toBe('RATE_LIMITED');
    expect(body.retryAfterMs).toBeGreaterThan(25_000);
    expect(body.retryAfterMs).toBeLessThanOrEqual(30_000);
    // Whoever else is called, is not concerned.
    const other = await newPerson(app);
    await logIn(app, other, PASSWORD).expect(200);
  });

  test('in Redis the wait is there on every instance, doubles with each failure, and goes by itself', async () => {
    const [here, there] = [await start({}, true), await start({}, true)];
    const name = await newPerson(here);
    await attack(here, name);
    await logIn(there, name, PASSWORD).expect(429);
    // As if the time had passed.
    await redisDelete('login-wait');
    await logIn(there, name, 'a guess').expect(401);
    const { body } = await logIn(here, name, PASSWORD).expect(429);
    expect(body.retryAfterMs).toBeGreaterThan(50_000);
    expect(body.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(await redisTtls('parley:limit:login-')).not.toContain(-1);
  });

  test('keep nobody out who comes from a device on which they have signed in', async () => {
    const app = await start();
    const name = await newPerson(app);
    const signedIn = await logIn(app, name, PASSWORD).expect(200);
    const cookie = deviceCookieOf(signedIn);
    await attack(app, name);
    await logIn(app, name, PASSWORD).expect(429);
    // From elsewhere, with the cookie alone; a mistake, and then right.
    await logIn(app, name, 'a typo', newAddress(), cookie).expect(401);
    await logIn(app, name, PASSWORD, newAddress(), cookie).expect(200);
  });

  test('or from an address from which they have signed in', async () => {
    const app = await start();
    const name = await newPerson(app);
    const home = newAddress();
    await logIn(app, name, PASSWORD, home).expect(200);
    await attack(app, name);
    await logIn(app, name, PASSWORD).expect(429);
    await logIn(app, name, PASSWORD, home).expect(200);
  });

  test('or on which they have just reset their password by mail', async () => {
    const mails = openMailbox();
    try {
      const app = await start({ DATA_DIR: mails.dataDir });
      const name = await newPerson(app);
      const address = `${name}@example.com`;
      await attack(app, name);
      const post = (path: string, body: object) =>
        request(app.url).post(`/api/v1/auth/password/${path}`).send(body);
      await post('forgot', { email: address }).expect(204);
      await mails.newest(address, 2);
      const mail = mails.to(address).find((one) => one.includes('/reset-password')) ?? '';
      const password = `${PASSWORD} again`;
      const answer = await post('reset', { token: tokenIn(mail), password }).expect(204);
      await logIn(app, name, password).expect(429);
      await logIn(app, name, password, newAddress(), deviceCookieOf(answer)).expect(200);
    } finally {
      mails.remove();
    }
  });

  test('from a known device have a budget of their own, and it ends', async () => {
    const app = await start({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '4' });
    const name = await newPerson(app);
    const cookie = deviceCookieOf(await logIn(app, name, PASSWORD).expect(200));
    for (let n = 0; n < 4; n += 1) await logIn(app, name, 'a guess', newAddress(), cookie).expect(401);
    await logIn(app, name, PASSWORD, newAddress(), cookie).expect(429);
    await logIn(app, name, PASSWORD).expect(200);
  });

  test.each([
    [
      'of another person',
      async (app: TestApp) => deviceCookieOf(await logIn(app, await newPerson(app), PASSWORD)),
    ],
    ['that was made up', () => Promise.resolve(`parley_device=${'A'.repeat(22)}.${'B'.repeat(22)}`)],
    ['that is none', () => Promise.resolve('parley_device=x.y')],
  ])('a cookie %s makes nobody known', async (_, cookieOf) => {
    const app = await start();
    const name = await newPerson(app);
    const cookie = await cookieOf(app);
    await attack(app, name);
    await logIn(app, name, PASSWORD, newAddress(), cookie).expect(429);
  });

  test('a device can be known to several people, whoever signed in last', async () => {
    const app = await start();
    const [first, second] = [await newPerson(app), await newPerson(app)];
    let cookie: string | undefined;
    for (const name of [first, second]) {
      cookie = deviceCookieOf(await logIn(app, name, PASSWORD, newAddress(), cookie).expect(200));
    }
    await attack(app, first);
    await logIn(app, first, PASSWORD, newAddress(), cookie).expect(200);
  });

  test('have no limit by account with 0', async () => {
    const app = await start({ LIMIT_LOGIN_FAILURES_PER_ACCOUNT: '0' });
    const name = await newPerson(app);
    for (let n = 0; n < 30; n += 1) await logIn(app, name, 'a guess').expect(401);
    await logIn(app, name, PASSWORD).expect(200);
  });

  test('an unknown account is treated like any other', async () => {
    const app = await start();
    await attack(app, 'nobody-at-all');
    const unknown = (await logIn(app, 'nobody-at-all', PASSWORD).expect(429)).body;
    const name = await newPerson(app);
    await attack(app, name);
    const known = (await logIn(app, name, PASSWORD).expect(429)).body;
    expect({ ...unknown, retryAfterMs: 0 }).toEqual({ ...known, retryAfterMs: 0 });
  });
});

describe('a wrong password and an unknown account', () => {
  let app: TestApp;
  const asked: string[] = [];

  beforeEach(async () => {
    app = await start({ LIMIT_LOGIN_FAILURES_PER_ACCOUNT: '0', LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' });
    asked.length = 0;
    watch(app.app.get(Passwords, { strict: false }), 'matches');
    watch(app.app.get(SessionsRepository, { strict: false }), 'wasUsedFrom');
  });

  /** Writes down each call of a method, which goes on doing what it does. */
  function watch<K extends string>(object: Record<K, (...args: never[]) => unknown>, name: K): void {
    const real = object[name].bind(object);
    object[name] = (...args: never[]) => {
      asked.push(name);
      return real(...args);
    };
  }

  test('cost the same work: one hash is checked, one question asked', async () => {
    const name = await newPerson(app);
    await signUp(app, 'guest-like');
    await database.query(`UPDATE users SET password_hash = NULL WHERE username = 'guest-like'`);
    for (const login of [name, `${name}@example.com`, 'nobody', 'nobody@example.com', 'guest-like']) {
      asked.length = 0;
      await logIn(app, login, 'a guess').expect(401);
      expect([login, ...asked]).toEqual([login, 'wasUsedFrom', 'matches']);
    }
  });

  test('take the same time, as far as can be seen from here', async () => {
    const name = await newPerson(app);
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let n = 0; n < 40; n += 1) {
      for (const [kind, login] of [
        ['known', name],
        ['unknown', `nobody${n}`],
      ] as const) {
        const began = performance.now();
        await logIn(app, login, 'a guess').expect(401);
        times[kind].push(performance.now() - began);
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // An argon2 check that is left out makes it several times as fast.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });
});

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const openRedis = () => createClient({ url: redis.url });

async function withRedisClient<T>(work: (client: ReturnType<typeof openRedis>) => Promise<T>): Promise<T> {
  const client = openRedis();
  await client.connect();
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

const redisDelete = (what: string) =>
  withRedisClient(async (client) => {
    const keys = await client.keys(`parley:limit:${what}:*`);
    expect(keys).not.toEqual([]);
    await client.del(keys);
  });

const redisTtls = (prefix: string) =>
  withRedisClient(async (client) => {
    const keys = await client.keys(`${prefix}*`);
    expect(keys).not.toEqual([]);
    return Promise.all(keys.map((key) => client.ttl(key)));
  });

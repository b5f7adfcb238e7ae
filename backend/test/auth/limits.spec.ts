import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
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

let database: TestDatabase;
let redis: TestRedis;
const apps: TestApp[] = [];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

async function start(env: Record<string, string>, withRedis = false): Promise<TestApp> {
  const app = await startApp({ database, env, ...(withRedis && { redis }) });
  apps.push(app);
  return app;
}

const logIn = (app: TestApp, login: string, password: string) =>
  request(app.url).post('/api/v1/auth/login').send({ login, password });

const guest = (app: TestApp) => request(app.url).post('/api/v1/auth/guest').send({ displayName: 'Somebody' });

describe('failed log-ins', () => {
  test('are refused after ten a minute, and told when to come back', async () => {
    const app = await start({});
    await signUp(app, 'guarded');
    for (let n = 0; n < 10; n += 1) await logIn(app, 'guarded', 'a guess').expect(401);
    const response = await logIn(app, 'guarded', PASSWORD).expect(429);
    expect(response.body).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
    expect(response.body.retryAfterMs).toBeGreaterThan(50_000);
    expect(response.body.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(Number(response.headers['retry-after'])).toBe(Math.ceil(response.body.retryAfterMs / 1000));
  });

  test('cannot outrun the limit by coming all at once', async () => {
    const app = await start({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '3' });
    const answers = await Promise.all(Array.from({ length: 40 }, () => logIn(app, 'guarded', 'a guess')));
    const tried = answers.filter((answer) => answer.status === 401).length;
    expect(tried).toBe(3);
  });

  test('do not count those that succeed, however many', async () => {
    const app = await start({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '3' });
    await signUp(app, 'popular');
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(app, 'popular', PASSWORD)));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 12 }, () => 200));
  });

  test('have no limit with 0', async () => {
    const app = await start({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' });
    for (let n = 0; n < 12; n += 1) await logIn(app, 'nobody', 'a guess').expect(401);
  });

  test('count over all instances', async () => {
    const env = { LIMIT_LOGIN_FAILURES_PER_MINUTE: '4' };
    const [first, second] = [await start(env, true), await start(env, true)];
    for (let n = 0; n < 2; n += 1) {
      await logIn(first, 'nobody', 'a guess').expect(401);
      await logIn(second, 'nobody', 'a guess').expect(401);
    }
    await logIn(first, 'nobody', 'a guess').expect(429);
    await logIn(second, 'nobody', 'a guess').expect(429);
  });
});

describe('registrations', () => {
  test('are limited a minute and address, guests among them', async () => {
    const app = await start({ LIMIT_REGISTRATIONS_PER_MINUTE: '2' });
    await guest(app).expect(201);
    await signUp(app, 'second');
    const response = await guest(app).expect(429);
    expect(response.body.code).toBe('RATE_LIMITED');
  });

  test('an invented X-Forwarded-For is no other address, unless a proxy is trusted', async () => {
    const alone = await start({ LIMIT_REGISTRATIONS_PER_MINUTE: '1' });
    await guest(alone).set('X-Forwarded-For', '192.0.2.1').expect(201);
    await guest(alone).set('X-Forwarded-For', '192.0.2.2').expect(429);

    const behindProxy = await start({ LIMIT_REGISTRATIONS_PER_MINUTE: '1', TRUST_PROXY: '1' });
    await guest(behindProxy).set('X-Forwarded-For', '192.0.2.1').expect(201);
    await guest(behindProxy).set('X-Forwarded-For', '192.0.2.2').expect(201);
    await guest(behindProxy).set('X-Forwarded-For', '192.0.2.1').expect(429);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { ClusterBus } from '../../src/platform/redis/index.js';
import {
  eventually,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type Person,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { startProxy, type Proxy } from '../support/proxy.js';

let database: TestDatabase;
let redis: TestRedis;
let databaseProxy: Proxy;
let redisProxy: Proxy;
let app: TestApp;
let other: TestApp;
let person: Person;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  databaseProxy = await startProxy(database.url);
  redisProxy = await startProxy(redis.url);
  app = await startApp({ database: databaseProxy, redis: redisProxy });
  other = await startApp({ database, redis });
  person = await signUp(app, 'somebody');
});

afterEach(async () => {
  await databaseProxy.restore();
  await redisProxy.restore();
  await eventually(() => ready().expect(200), 20_000);
});

afterAll(async () => {
  await app?.close();
  await other?.close();
  await databaseProxy?.close();
  await redisProxy?.close();
  await redis?.close();
  await database?.close();
});

const ready = () => request(app.url).get('/health/ready');
const me = () => request(app.url).get('/api/v1/users/me').set('Authorization', `Bearer ${person.token}`);

function expectNotReady(response: request.Response, ...parts: string[]): void {
  expect(response.status).toBe(503);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({ code: 'UNAVAILABLE', errors: parts.map((path) => ({ path })) });
  for (const part of parts) expect(response.body.detail).toContain(part);
}

test('all is well', async () => {
  expect((await ready().expect(200)).body).toEqual({ status: 'ok' });
  expect((await request(app.url).get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
  const metrics = await request(app.url).get('/metrics').expect(200);
  expect(metrics.text).toMatch(
    /^parley_http_request_duration_seconds_count\{.*route="\/health\/ready".*\} \d+$/m,
  );
  expect(metrics.text).toContain('process_cpu_seconds_total');
});

describe('without the database', () => {
  test.each(['cut', 'freeze'] as const)(
    '(%s) the server says so, tells clients to wait, and recovers by itself',
    async (how) => {
      await databaseProxy[how]();
      expectNotReady(await ready(), 'database');
      await request(app.url).get('/health/live').expect(200);
      if (how === 'cut') {
        const response = await me();
        expect(response.status).toBe(503);
        expect(response.body).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
        expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
      }
      await databaseProxy.restore();
      await eventually(() => me().expect(200), 20_000);
    },
  );
});

describe('without Redis', () => {
  test.each(['cut', 'freeze'] as const)('(%s) the server is not ready, but goes on serving', async (how) => {
    await redisProxy[how]();
    await eventually(async () => expectNotReady(await ready(), 'redis'));
    await me().expect(200);
    await request(app.url)
      .post('/api/v1/auth/login')
      .send({ login: 'somebody', password: 'wrong' })
      .expect(401);
    await redisProxy.restore();
    await eventually(() => ready().expect(200), 20_000);
  });

  test('the bus between instances works again as soon as Redis is back', async () => {
    const heard: unknown[] = [];
    other.app.get(ClusterBus).subscribe('test', (payload) => heard.push(payload));
    app.app.get(ClusterBus).subscribe('test', () => heard.push('told itself'));
    const publish = (payload: string) => app.app.get(ClusterBus).publish('test', payload);

    publish('before');
    await eventually(() => expect(heard).toEqual(['before']));
    await redisProxy.cut();
    publish('lost');
    await redisProxy.restore();
    await eventually(() => ready().expect(200), 20_000);
    publish('after');
    await eventually(() => expect(heard).toEqual(['before', 'after']));
  });
});

test('without both, both are named', async () => {
  await Promise.all([databaseProxy.cut(), redisProxy.cut()]);
  await eventually(async () => expectNotReady(await ready(), 'database', 'redis'));
});

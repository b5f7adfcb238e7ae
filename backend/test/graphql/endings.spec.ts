import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  PASSWORD,
  type Person,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { type Heard, type Live, live } from './live.js';

/** Access that others end, on another instance than the one that the subscription is on. */

const MESSAGES =
  'subscription ($roomId: Id!) { messageChanged(roomId: $roomId, sinceVersion: 0) { version message { body } } }';
const WITH_REDIS_MS = 2_000;
const WITHOUT_REDIS_MS = 30_000;

let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let runsIt: Api;
let people = 0;
let ben: Person;
let asAnn: Api;
let roomId: string;
let connection: Live;
let heard: Heard;

beforeAll(async () => {
  [database, redis] = await Promise.all([startPostgres(), startRedis()]);
  [here, there] = [await startApp({ database, redis }), await startApp({ database, redis })];
  const root = await signUp(here, 'root');
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [root.user.id]);
  runsIt = apiOf(here, root);
});

beforeEach(async () => {
  people += 1;
  const ann = await signUp(here, `ann${people}`);
  ben = await signUp(there, `ben${people}`);
  asAnn = apiOf(here, ann);
  ({ id: roomId } = await makeRoom(asAnn, { kind: 'private' }));
  await asAnn.put(`/rooms/${roomId}/members/${ben.user.id}`);
  connection = live(there, ben.token);
  heard = connection.subscribe(MESSAGES, { roomId });
  await eventually(() => expect(heard.events).toHaveLength(2));
});

afterEach(() => connection?.dispose());

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await redis?.close();
  await database?.close();
});

/** Ends the session on the device that subscribes, from another one. */
async function revoke(): Promise<() => Promise<{ status: number }>> {
  const { body } = await request(here.url)
    .post('/api/v1/auth/login')
    .set(TOKENS_HEADER, 'body')
    .send({ login: ben.user.username, password: PASSWORD })
    .expect(200);
  const other = apiOf(here, { token: body.accessToken as string });
  const sessions = await other.get<{ items: { id: string; current: boolean }[] }>('/auth/sessions');
  const subscribing = sessions.body.items.find(({ current }) => !current);
  return () => other.delete(`/auth/sessions/${subscribing?.id}`);
}

const ban = () => Promise.resolve(() => runsIt.put(`/users/${ben.user.id}/ban`, {}));

const CASES = [
  ['its device is signed out from another one', revoke, 'UNAUTHENTICATED: revoked'],
  ['its account is banned', ban, 'UNAUTHENTICATED: banned'],
] as const;

async function endsWithin(ms: number, act: () => Promise<{ status: number }>, reason: string): Promise<void> {
  const asked = Date.now();
  expect((await act()).status).toBe(204);
  expect(await connection.closed).toEqual({ code: 4401, reason });
  expect(Date.now() - asked).toBeLessThan(ms);
  const again = live(there, ben.token);
  expect((await again.closed).code).toBe(4401);
  await asAnn.post(`/rooms/${roomId}/messages`, { id: newId(), body: 'Not for them' });
  expect(heard.events).toHaveLength(2);
}

describe('a subscription ends on the other instance within 2 s when', () => {
  test.each(CASES)('%s', async (_what, prepare, reason) => {
    await endsWithin(WITH_REDIS_MS, await prepare(), reason);
  });
});

describe('within 30 s while Redis is away when', () => {
  afterEach(() => redis.start());

  test.each(CASES)(
    '%s',
    async (_what, prepare, reason) => {
      const act = await prepare();
      await redis.stop();
      await endsWithin(WITHOUT_REDIS_MS, act, reason);
    },
    60_000,
  );

  test('its person is removed from the room', async () => {
    await redis.stop();
    const asked = Date.now();
    expect((await asAnn.delete(`/rooms/${roomId}/members/${ben.user.id}`)).status).toBe(204);
    expect((await heard.ended)?.extensions.code).toBe('NOT_A_MEMBER');
    expect(Date.now() - asked).toBeLessThan(WITHOUT_REDIS_MS);
  }, 60_000);
});

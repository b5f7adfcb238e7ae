import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Stats, StatsSeries, UserStats } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { Tallies } from '../../src/platform/observability/index.js';
import { StatsRepository } from '../../src/stats/stats.repository.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

const ENV = { ADMIN_USERNAME: 'root', LIMIT_PINGS_PER_MINUTE: '2' };

let database: TestDatabase;
let redis: TestRedis;
let apps: TestApp[] = [];
let root: Person;
let alice: Person;
let asRoot: Api;
let asAlice: Api;
const open: TestSocket[] = [];

const start = () => startApp({ database, redis, env: ENV });
const arrive = async (app: TestApp | undefined, { token }: Person) => {
  if (!app) throw new Error('nothing was started');
  const socket = await connect(app, token);
  open.push(socket);
  return socket;
};
/** As the first instance tells it, after every instance has told the database what it counted. */
async function stats(): Promise<Stats> {
  for (const app of apps) await apiOf(app, root).get('/stats');
  return (await asRoot.get<Stats>('/stats')).body;
}

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  apps = [await start(), await start()];
  const [first, second] = apps as [TestApp, TestApp];
  root = await signUp(first, 'root');
  alice = await signUp(second, 'alice');
  asRoot = apiOf(first, root);
  asAlice = apiOf(second, alice);
});

afterAll(async () => {
  for (const socket of open) socket.close();
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

test('what happens on either instance is counted once, in all, by person, hour and day', async () => {
  const room = await makeRoom(asAlice);
  const here = await arrive(apps[0], alice);
  const there = await arrive(apps[1], alice);
  await arrive(apps[1], root);
  for (const socket of [here, there, there]) {
    await socket.request('message:send', { id: newId(), roomId: room.id, body: 'Hello' });
  }
  await here.request('message:send', { id: newId(), roomId: newId(), body: 'To nobody' });
  for (const socket of [here, there, here]) await socket.request('ping');
  expect(refusal(await asAlice.get(`/rooms/${newId()}`))).toBe('404 NOT_FOUND');

  await eventually(async () => expect((await stats()).connections.now).toBe(3));
  const now = await stats();
  expect(now).toMatchObject({
    instances: 2,
    connections: { now: 3, total: 3 },
    messages: { user: 3, system: 1 },
    events: { 'message:send': 4, ping: 3 },
    errors: { NOT_FOUND: 2, RATE_LIMITED: 1 },
    rateLimitHits: { pings: 1 },
    people: { accounts: 2, guests: 0, banned: 0 },
    rooms: { public: 1, private: 0, direct: 0 },
  });
  expect(now.connections.peak).toBeGreaterThanOrEqual(3);
  expect(now.processing.events.count).toBe(7);
  expect(now.processing.events.p50).toBeGreaterThan(0);
  expect(now.processing.requests.p99 ?? 0).toBeGreaterThanOrEqual(now.processing.requests.p50 ?? 0);

  const { body: ofAlice } = await asRoot.get<UserStats>(`/stats/users/${alice.user.id}`);
  expect(ofAlice).toMatchObject({
    connections: { opened: 2 },
    messages: { user: 3, system: 1 },
    events: { 'message:send': 4 },
    rateLimitHits: { pings: 1 },
  });

  for (const [path, length] of [
    ['/stats/hourly?hours=168', 168],
    ['/stats/daily', 30],
  ] as const) {
    const { items } = (await asRoot.get<StatsSeries>(path)).body;
    expect(items).toHaveLength(length);
    const [first, ...rest] = items.map(({ at }) => Date.parse(at));
    for (const [n, at] of rest.entries())
      expect(at).toBe((first ?? 0) + (n + 1) * ((rest[0] ?? 0) - (first ?? 0)));
    const messages = items.reduce((sum, one) => sum + one.messages.user, 0);
    expect([path, messages]).toEqual([path, 3]);
    expect(Math.max(...items.map(({ connections }) => connections.peak))).toBeGreaterThanOrEqual(3);
  }
});

test('operations of GraphQL are requests, too', async () => {
  const before = (await stats()).processing.requests.count;
  for (let n = 0; n < 20; n += 1) {
    const asked = await fetch(`${apps[0]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(asked.status).toBe(200);
    await asked.text();
  }
  // Asking for the statistics takes three.
  expect((await stats()).processing.requests.count - before).toBeGreaterThanOrEqual(20);
});

test('it outlives every instance, and what is gone is not counted as present', async () => {
  const before = await stats();
  for (const socket of open.splice(0)) socket.close();
  await Promise.all(apps.splice(0).map((app) => app.close()));
  apps = [await start()];
  asRoot = apiOf(apps[0] as TestApp, root);
  const after = await stats();
  expect(after).toMatchObject({
    since: before.since,
    instances: 1,
    connections: { now: 0, peak: before.connections.peak, total: before.connections.total },
    messages: before.messages,
    events: before.events,
  });
});

test('an addition that is sent again counts once', async () => {
  const repository = (apps[0] as TestApp).app.get(StatsRepository, { strict: false });
  const tallies = new Tallies();
  tallies.add('messages.user', alice.user.id, 5);
  const addition = {
    instanceId: newId(),
    number: 1,
    tally: tallies.take(),
    connections: { now: 7, highest: 9 },
  };
  const before = await stats();
  await Promise.all([1, 2, 3].map(() => repository.add(addition)));
  const after = await stats();
  expect(after.messages.user - before.messages.user).toBe(5);
  expect(after).toMatchObject({ instances: 2, connections: { now: 7, peak: 9 } });
  await database.query(`UPDATE stats_instances SET seen_at = now() - interval '1 minute' WHERE id = $1`, [
    addition.instanceId,
  ]);
  expect(await stats()).toMatchObject({ instances: 1, connections: { now: 0, peak: 9 } });
});

test('what nobody can ask for any more is removed', async () => {
  await database.query(
    `INSERT INTO stats SELECT span, now() - age, 'connections', 1
       FROM (VALUES ('hour', interval '200 hours'), ('day', interval '40 days')) old (span, age)`,
  );
  await database.query(`INSERT INTO stats_users VALUES ($1, now() - interval '40 days', 'connections', 1)`, [
    alice.user.id,
  ]);
  await (apps[0] as TestApp).app.get(StatsRepository, { strict: false }).removeOld();
  const [left] = await database.query<{ old: number }>(
    `SELECT (SELECT count(*) FROM stats WHERE span <> 'all' AND at < now() - interval '31 days')::int
          + (SELECT count(*) FROM stats WHERE span = 'hour' AND at < now() - interval '169 hours')::int
          + (SELECT count(*) FROM stats_users WHERE day < now() - interval '32 days')::int AS old`,
  );
  expect(left?.old).toBe(0);
});

test('only so many hours and days are to be had, and only by administrators', async () => {
  for (const path of [
    '/stats/hourly?hours=0',
    '/stats/hourly?hours=169',
    '/stats/daily?days=31',
    '/stats?x=1',
  ]) {
    expect([path, refusal(await asRoot.get(path))]).toEqual([path, '400 VALIDATION']);
  }
  expect(refusal(await asRoot.get(`/stats/users/${newId()}`))).toBe('404 NOT_FOUND');
  expect(refusal(await apiOf(apps[0] as TestApp, alice).get('/stats'))).toBe('403 FORBIDDEN');
});

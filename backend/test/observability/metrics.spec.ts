import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import request from 'supertest';
import {
  apiOf,
  connect,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

const MONITORING = '../deploy/monitoring';

let database: TestDatabase;
let redis: TestRedis;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  app = await startApp({ database, redis, env: { LIMIT_PINGS_PER_MINUTE: '1' } });
});

afterAll(async () => {
  await app?.close();
  await redis?.close();
  await database?.close();
});

const scrape = async (): Promise<string> => (await request(app.url).get('/metrics').expect(200)).text;

/** The value of one series, by the beginning of its line. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.split(' ').at(-1) ?? NaN);
}

test('what happens is measured', async () => {
  const alice = await signUp(app, 'alice');
  const room = await makeRoom(apiOf(app, alice));
  const socket = await connect(app, alice.token);
  await socket.request('message:send', { id: newId(), roomId: room.id, body: 'Hello' });
  await socket.request('ping');
  await socket.request('ping');
  await socket.requestAnything('no such event');
  const text = await scrape();
  socket.close();

  expect(valueOf(text, 'parley_connections')).toBe(1);
  expect(valueOf(text, 'parley_people_connected')).toBe(1);
  expect(valueOf(text, 'parley_connections_total')).toBe(1);
  expect(valueOf(text, 'parley_socket_events_total{event="message:send",result="ok"}')).toBe(1);
  expect(valueOf(text, 'parley_socket_events_total{event="ping",result="RATE_LIMITED"}')).toBe(1);
  expect(valueOf(text, 'parley_socket_events_total{event="unknown",result="VALIDATION"}')).toBe(1);
  expect(valueOf(text, 'parley_rate_limit_hits_total{limit="pings"}')).toBe(1);
  expect(valueOf(text, 'parley_socket_ack_seconds_count{event="message:send"}')).toBe(1);
  // What the room began with, and the message.
  expect(valueOf(text, 'parley_message_delivery_seconds_count')).toBe(2);
  expect(valueOf(text, 'parley_message_batch_size_sum')).toBe(1);
  expect(valueOf(text, 'parley_message_commit_seconds_count')).toBe(1);
  expect(valueOf(text, 'parley_messages_waiting')).toBe(0);
  expect(valueOf(text, 'parley_syncs_waiting')).toBe(0);
  expect(valueOf(text, 'parley_database_connections{state="all"}')).toBeGreaterThan(0);
  expect(valueOf(text, 'parley_database_waiting')).toBe(0);
  expect(valueOf(text, 'parley_redis_up')).toBe(1);
  expect(
    valueOf(
      text,
      'parley_http_request_duration_seconds_count{method="POST",route="/api/v1/rooms",status="201"}',
    ),
  ).toBe(1);
});

test('no label is made of what clients send', async () => {
  const alice = await signUp(app, 'alicia');
  const before = (await scrape()).split('\n').length;
  const socket = await connect(app, alice.token);
  for (let n = 0; n < 20; n += 1) {
    await socket.requestAnything(`event ${n}`);
    await apiOf(app, alice).get(`/rooms/${newId()}`);
    await request(app.url).get(`/api/v1/nothing-${n}`);
  }
  socket.close();
  const text = await scrape();
  // One more route, twice refused in two ways, with its buckets.
  expect(text.split('\n').length - before).toBeLessThan(60);
  expect(text).not.toMatch(/event 1|nothing-1/);
});

test.each([
  ['the dashboard', `${MONITORING}/grafana/dashboards/parley.json`],
  ['the alerts', `${MONITORING}/prometheus/alerts.yml`],
])('every metric that %s speaks of is there', async (_, file) => {
  const told = new Set((await scrape()).match(/^# TYPE \S+/gm)?.map((line) => line.slice('# TYPE '.length)));
  const spoken = new Set(
    readFileSync(file, 'utf8')
      .match(/\b(parley|nodejs|process)_[a-z0-9_]+/g)
      ?.map((name) => (told.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''))),
  );
  expect(spoken.size).toBeGreaterThan(2);
  expect([...spoken].filter((name) => !told.has(name))).toEqual([]);
});

test('the manual lists every metric of Parley’s own, as it is', async () => {
  const rows = [...(await scrape()).matchAll(/^# HELP (parley_\S+) (.+)\n# TYPE \S+ (\S+)/gm)].map(
    ([, name, help, type]) => `| \`${name}\` | ${type} | ${help} |`,
  );
  const manual = readFileSync('../docs/operations.md', 'utf8').split('\n');
  const told = manual.filter((line) => line.startsWith('| `parley_'));
  // What is missing or otherwise there is to be put into the table of section 7.
  expect(told.sort()).toEqual(rows.sort());
});

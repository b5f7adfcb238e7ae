import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Message, MessagePage, MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  signUp,
  startPostgres,
  startRedis,
  type Person,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { isRunning, startServerProcess, type ServerProcess } from '../support/server-process.js';

/** A newer version has migrated the database: this one goes on, and one that starts now works too. */

let database: TestDatabase;
let redis: TestRedis;
let dataDir: string;
const started: ServerProcess[] = [];

beforeAll(async () => {
  [database, redis] = await Promise.all([startPostgres(), startRedis()]);
  dataDir = mkdtempSync(join(tmpdir(), 'parley-side-by-side-'));
}, 60_000);

afterAll(async () => {
  await Promise.all(started.filter(({ pid }) => isRunning(pid)).map((server) => server.end('SIGKILL')));
  await redis?.close();
  await database?.close();
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess({
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      LIMIT_MESSAGES_PER_MINUTE: '0',
      LIMIT_REGISTRATIONS_PER_MINUTE: '0',
    },
  });
  started.push(server);
  return server;
}

/** As the migrations of a version to come might: every table gets columns, and there are tables besides. */
async function migrateFurther(): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
  );
  for (const { name } of tables) {
    await database.query(`ALTER TABLE "${name}" ADD COLUMN of_later text`);
    await database.query(`ALTER TABLE "${name}" ADD COLUMN of_later_too integer NOT NULL DEFAULT 7`);
  }
  await database.query('CREATE TABLE later (id uuid PRIMARY KEY, user_id uuid REFERENCES users)');
  await database.query(
    `INSERT INTO migrations (timestamp, name) VALUES (9000000000000, 'Later9000000000000')`,
  );
}

/** A bit of everything that people do all day. Throws where something is refused. */
async function live(server: ServerProcess, person: Person, room: MyRoom): Promise<void> {
  const api = apiOf(server, person);
  const line = await connect(server, person.token);
  const done = <T>(what: string, answer: { ok: boolean; data?: T }): T => {
    if (!answer.ok || answer.data === undefined) throw new Error(`${what}: ${JSON.stringify(answer)}`);
    return answer.data;
  };
  done('sync', await line.request('sync', { rooms: [{ roomId: room.id, version: 1 }] }));
  const id = newId();
  const { seq } = done<Message>(
    'send',
    await line.request('message:send', { id, roomId: room.id, body: 'Hello' }),
  );
  done('edit', await line.request('message:edit', { id, roomId: room.id, body: 'Hello again' }));
  done('react', await line.request('message:react', { id, roomId: room.id, emoji: '👍', on: true }));
  done('read', await line.request('room:read', { roomId: room.id, seq }));
  done('delete', await line.request('message:delete', { id, roomId: room.id }));
  line.socket.emit('typing', { roomId: room.id, on: true });
  const answers = [
    await api.get('/users/me'),
    await api.patch('/users/me', { bio: `Of ${Date.now()}` }),
    await api.get('/rooms'),
    await api.get(`/rooms/${room.id}/members`),
    await api.get(`/rooms/${room.id}/changes?since=0`),
    await api.get('/auth/sessions'),
    await api.post(`/rooms/${(await makeRoom(api)).id}/invites`, {}),
  ];
  for (const { status, body } of answers) {
    if (status >= 300) throw new Error(JSON.stringify(body));
  }
  line.close();
}

test('instances work on a database that a newer version has migrated, those that run and those that start', async () => {
  const running = await start();
  const [alice, bob] = await Promise.all([signUp(running, 'alice'), signUp(running, 'bob')]);
  const room = await makeRoom(apiOf(running, alice));
  await apiOf(running, bob).post(`/rooms/${room.id}/join`);
  await live(running, alice, room);

  const acked: string[] = [];
  const refused: unknown[] = [];
  let stopped = false;
  const talk = (async () => {
    const line = await connect(running, alice.token);
    while (!stopped) {
      const id = newId();
      const answer = await line.request('message:send', { id, roomId: room.id, body: 'All the time' });
      if (answer.ok) acked.push(id);
      else refused.push(answer.error);
      await wait(5);
    }
    line.close();
  })();
  await eventually(() => expect(acked.length).toBeGreaterThan(5));
  await migrateFurther();
  await live(running, alice, room);

  const starting = await start();
  await live(starting, bob, room);
  const listener = await connect(starting, bob.token);
  const heard = new Set<string>();
  listener.socket.on('message:changed', ({ id }) => heard.add(id));
  const before = acked.length;
  await eventually(() => expect(acked.length).toBeGreaterThan(before + 5));
  stopped = true;
  await talk;
  await eventually(() => expect(heard).toContain(acked.at(-1)));
  listener.close();

  expect(refused).toEqual([]);
  const { body: page } = await apiOf(starting, bob).get<MessagePage>(`/rooms/${room.id}/messages?limit=100`);
  expect(page.items.at(-1)?.id).toBe(acked.at(-1));
  const [stored] = await database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM messages WHERE id = ANY($1)',
    [acked],
  );
  expect(stored?.count).toBe(acked.length);
  for (const server of [running, starting]) {
    expect(server.output().trim()).toBe(`Parley is ready at ${server.url}`);
    expect(await server.end('SIGTERM')).toBe(0);
  }
}, 120_000);

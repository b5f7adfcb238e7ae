import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  eventually,
  makeRoom,
  signUp,
  startPostgres,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { isRunning, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { type Receiver, startReceiver } from './receiver.js';

/** An instance is killed between the commit of what happened and its telling: the other one tells. */

const HANGS_AFTER_MS = 240_000;
/** What the killed instance had taken on is the other's after 30 s. */
const COMES_WITHIN_MS = 90_000;

let database: TestDatabase;
let redis: TestRedis;
let dataDir: string;
let receiver: Receiver;
const started: ServerProcess[] = [];

beforeAll(async () => {
  [database, redis, receiver] = await Promise.all([startPostgres(), startRedis(), startReceiver()]);
  dataDir = mkdtempSync(join(tmpdir(), 'parley-hooks-'));
});

afterEach(async () => {
  const left = started.splice(0).filter(({ pid }) => isRunning(pid));
  await Promise.all(left.map((server) => server.end('SIGKILL')));
});

afterAll(async () => {
  await receiver?.close();
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
      JWT_SECRET: '0123456789abcdef0123456789abcdef',
      OUTGOING_INTERNAL_HOSTS: '127.0.0.1',
      LIMIT_MESSAGES_PER_MINUTE: '0',
    },
  });
  started.push(server);
  return server;
}

test(
  'what was acknowledged is told, though its instance was killed',
  async () => {
    const doomed = await start();
    const owner = apiOf(doomed, await signUp(doomed, 'alice'));
    const room = await makeRoom(owner);
    const hook = { name: 'Tickets', url: receiver.url, events: ['message.created'] };
    expect((await owner.post(`/rooms/${room.id}/outgoing-hooks`, hook)).status).toBe(201);
    await eventually(() => expect(receiver.of('ping')).toHaveLength(1), COMES_WITHIN_MS);

    // Some are on their way when it dies, and stay without an answer; the others wait in the queue.
    receiver.answers.push(...Array.from({ length: 4 }, () => 'never' as const));
    const ids = Array.from({ length: 20 }, () => newId());
    const sent = ids.map((id) => owner.post(`/rooms/${room.id}/messages`, { id, body: 'Hello' }));
    for (const { status } of await Promise.all(sent)) expect(status).toBe(201);
    await eventually(() => expect(receiver.of('message.created').length).toBeGreaterThan(0), COMES_WITHIN_MS);
    await doomed.end('SIGKILL');
    receiver.answers.length = 0;
    const before = receiver.received.length;

    await start();
    await eventually(() => {
      const told = receiver.received.slice(before).map(({ payload }) => payload.message?.id);
      expect(told).toEqual(expect.arrayContaining(ids));
    }, COMES_WITHIN_MS);
  },
  HANGS_AFTER_MS,
);

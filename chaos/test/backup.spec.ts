import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Device } from '../src/actors/device.js';
import { Person } from '../src/actors/person.js';
import { settle } from '../src/actors/town.js';
import { gapless } from '../src/checks/gapless.js';
import { marks } from '../src/checks/marks.js';
import { notStuck } from '../src/checks/not-stuck.js';
import { oneOrder } from '../src/checks/one-order.js';
import { unread } from '../src/checks/unread.js';
import type { DatabaseState, Snapshot } from '../src/history/events.js';
import { History } from '../src/history/history.js';
import { Recorder } from '../src/history/recorder.js';
import { takeSnapshot } from '../src/quiet.js';
import { Children } from '../src/world/children.js';
import { readDatabase } from '../src/world/database-state.js';
import { Instance } from '../src/world/instance.js';
import { Line } from '../src/world/line.js';
import { pause } from '../src/world/pause.js';
import { World } from '../src/world/world.js';

/** A backup as docs/operations.md says it, taken while people chat, and restored as it says. */

const OPTIONS = { seed: 7, seconds: 8, rounds: 1, clients: 10, instances: 2, rooms: 4, tokenSeconds: 900 };
const CHECKS = [gapless, marks, unread, oneOrder, notStuck];

const run = promisify(execFile);
const programs = findPrograms();
const chat = new Recorder();
const after = new Recorder();

let folder: string;
let world: World;
let children: Children;
let restoredUrl: string;
let instance: Instance;
const lines: Line[] = [];
let devices: Device[] = [];
/** The moment before the dump began: what was acked by then must be in it. */
let began: number;
/** What was in the database in the end, long after the dump. */
let end: DatabaseState;
let snapshot: Snapshot;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-backup-'));
  children = new Children();
  world = await World.start(OPTIONS, chat, programs);
  const usernames = await chatAndDump();
  restoredUrl = await restore();
  instance = await startInstance();
  devices = await signIn(usernames);
  snapshot = await takeSnapshot(1, Date.now(), devices, restoredUrl);
}, 180_000);

afterAll(async () => {
  await Promise.all(devices.map((device) => device.close()));
  await Promise.all(lines.map((line) => line.close()));
  await instance?.close();
  await children?.close();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Answers who was there. */
async function chatAndDump(): Promise<string[]> {
  const town = await settle(world, OPTIONS, chat);
  const people = town.devices.map((device) => new Person(device, town, OPTIONS.seed, OPTIONS.instances));
  let isOver = false;
  const living = Promise.all(people.map((person) => person.live(() => !isOver)));
  // However slow the machine is: enough was said.
  while (ackedSends().length < 40) await pause(100);
  began = Date.now();
  await run(join(programs, 'pg_dump'), [
    `--dbname=${world.postgres.url}`,
    '--format=custom',
    `--file=${dump()}`,
  ]);
  await pause(2_000);
  isOver = true;
  await living;
  end = await readDatabase(world.postgres.url);
  await Promise.all(town.devices.map((device) => device.close()));
  return [...town.usernames.values()];
}

const ackedSends = () =>
  new History(chat.events).done('send').filter(({ outcome }) => outcome?.type === 'ok');

const dump = (): string => join(folder, 'parley.dump');

async function restore(): Promise<string> {
  const url = world.postgres.url.replace(/\/postgres$/, '/restored');
  await query(world.postgres.url, 'CREATE DATABASE restored');
  await run(join(programs, 'pg_restore'), [`--dbname=${url}`, '--no-owner', '--exit-on-error', dump()]);
  return url;
}

async function startInstance(): Promise<Instance> {
  const settings = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATABASE_URL: restoredUrl,
    JWT_SECRET: '5f0b1c9d7e3a42688a1b0c9d8e7f6a5b',
    LIMIT_LOGIN_FAILURES_PER_MINUTE: '0',
  };
  const died = (what: string): void => after.record({ type: 'accident', what });
  const started = await Instance.create(9, children, settings, died, folder);
  await started.start();
  return started;
}

/** Everybody again, on new devices that know nothing yet. */
function signIn(usernames: readonly string[]): Promise<Device[]> {
  return Promise.all(
    usernames.map(async (username) => {
      const line = await Line.open(() => instance.port);
      lines.push(line);
      const way = { url: `http://127.0.0.1:${line.port}`, line, preferred: null };
      const password = username.replace('person', 'password-');
      const device = new Device(`${username} restored`, way, { username, password }, after);
      await device.open();
      await device.signIn();
      for (const { id } of device.client.rooms.all) device.view(id);
      return device;
    }),
  );
}

describe('what was restored', () => {
  test('has everything that was acknowledged before the backup began', () => {
    const acked = ackedSends()
      .filter(({ outcome }) => outcome !== null && outcome.t < began)
      .map(({ invoked }) => invoked.operation.id);
    const restored = new Set(snapshot.database.messages.map(({ id }) => id));
    expect(acked.length).toBeGreaterThan(10);
    expect(acked.filter((id) => !restored.has(id))).toEqual([]);
  });

  test('is one moment of a chat that went on: in each room its beginning, and less than there was in the end', () => {
    const ends = new Map(end.messages.map(({ roomId, seq, id }) => [`${roomId} ${seq}`, id]));
    for (const { roomId, seq, id } of snapshot.database.messages)
      expect(ends.get(`${roomId} ${seq}`)).toBe(id);
    expect(snapshot.database.messages.length).toBeLessThan(end.messages.length);
  });

  test.each(CHECKS)('is accepted by the checker: $promise', (check) => {
    expect(snapshot.settledAt).not.toBeNull();
    expect(check.judge(historyOf(snapshot))).toEqual([]);
  });

  test('goes on where it was', async () => {
    const [device] = devices;
    const room = device?.client.rooms.all[0];
    if (!device || !room) throw new Error('nobody is in any room');
    const stored = snapshot.database.rooms.find(({ id }) => id === room.id);
    const message = await device.client.api.messages.send(room.id, {
      id: '019aa5f2-1e00-7c33-ac03-7f4b8d3e2d04',
      body: 'And on',
    });
    expect([message.seq, message.version]).toEqual([(stored?.lastSeq ?? 0) + 1, (stored?.version ?? 0) + 1]);
  });
});

test('the checker does not accept just anything', async () => {
  await query(restoredUrl, 'DELETE FROM messages WHERE seq = 2');
  const spoilt = { ...snapshot, database: await readDatabase(restoredUrl) };
  expect(gapless.judge(historyOf(spoilt))).not.toEqual([]);
});

function historyOf(last: Snapshot): History {
  return new History([...after.events, last, { type: 'end', t: last.t + 1 }]);
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** With pg_dump beside the server, which npm does not bring. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const named = process.env['TEST_POSTGRES'];
  const found = [
    ...(named ? [dirname(realpathSync(named))] : []),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((place) => existsSync(join(place, 'pg_dump')) && existsSync(join(place, 'initdb')));
  if (found) return found;
  throw new Error(
    'This test needs PostgreSQL with pg_dump: install it (apt-get install postgresql, brew install postgresql), ' +
      'or set TEST_POSTGRES to its server program.',
  );
}

import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import request from 'supertest';
import { eventually, PASSWORD, signUp } from '../support/index.js';
import { isRunning, postgresOf, startServerProcess, type ServerProcess } from '../support/server-process.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
/** Servers with databases of their own, one after the other: it takes as long as the machine lets it. */
const HANGS_AFTER_MS = 600_000;
const COMES_WITHIN_MS = 120_000;

jest.setTimeout(HANGS_AFTER_MS);

let home: string;
let dataDir: string;
let servers: ServerProcess[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'parley-process-'));
  chmodSync(home, 0o755);
  dataDir = join(home, 'data');
  servers = [];
});

afterEach(async () => {
  for (const server of servers) if (isRunning(server.pid)) await server.end('SIGTERM');
  const postgres = postgresOf(dataDir);
  if (postgres !== undefined) {
    process.kill(postgres, 'SIGINT');
    await eventually(() => expect(isRunning(postgres)).toBe(false), COMES_WITHIN_MS);
  }
  rmSync(home, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}, uid?: number): Promise<ServerProcess> {
  const server = await startServerProcess({
    env: { DATA_DIR: dataDir, ...env },
    ...(uid !== undefined && { uid }),
  });
  servers.push(server);
  return server;
}

/** Somebody who registered before is still known. */
async function expectKnown(server: ServerProcess, login: string): Promise<void> {
  await request(server.url).post('/api/v1/auth/login').send({ login, password: PASSWORD }).expect(200);
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the server, then its database, and both come back with the data',
  async (signal) => {
    const first = await start();
    await signUp(first, 'ann');
    const postgres = postgresOf(dataDir);
    expect(postgres).toBeDefined();

    expect(await first.end(signal)).toBe(0);
    expect(isRunning(postgres ?? 0)).toBe(false);
    expect(first.output()).not.toMatch(/error/i);

    const second = await start();
    await expectKnown(second, 'ann');
  },
);

test('after kill -9 of the server the next one goes on with the living database, and stops it', async () => {
  const first = await start();
  await signUp(first, 'ann');
  const postgres = postgresOf(dataDir);
  expect(await first.end('SIGKILL')).toBeNull();
  expect(postgresOf(dataDir)).toBe(postgres);

  const second = await start();
  expect(postgresOf(dataDir)).toBe(postgres);
  await expectKnown(second, 'ann');
  await second.end('SIGINT');
  expect(postgresOf(dataDir)).toBeUndefined();
});

test('after kill -9 of both the next start repairs the database', async () => {
  const first = await start();
  await signUp(first, 'ann');
  const postgres = postgresOf(dataDir) ?? 0;
  await first.end('SIGKILL');
  process.kill(postgres, 'SIGKILL');

  await expectKnown(await start(), 'ann');
  expect(postgresOf(dataDir)).not.toBe(postgres);
});

test('after kill -9 of the database alone it is started again, and requests are told to wait meanwhile', async () => {
  const server = await start();
  await signUp(server, 'ann');
  const postgres = postgresOf(dataDir) ?? 0;
  process.kill(postgres, 'SIGKILL');

  const refused = await request(server.url)
    .post('/api/v1/auth/login')
    .send({ login: 'ann', password: PASSWORD });
  if (refused.status !== 200) {
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
  }
  await eventually(() => request(server.url).get('/health/ready').expect(200), COMES_WITHIN_MS);
  await expectKnown(server, 'ann');
  expect(postgresOf(dataDir)).not.toBe(postgres);
});

test('several servers can start on the same folder at once; the last to stop stops the database', async () => {
  const both = await Promise.all([start(), start()]);
  await signUp(both[0], 'ann');
  await expectKnown(both[1], 'ann');

  await both[0].end('SIGINT');
  expect(postgresOf(dataDir)).toBeDefined();
  await expectKnown(both[1], 'ann');
  await both[1].end('SIGINT');
  expect(postgresOf(dataDir)).toBeUndefined();
});

test('a path too long for a socket is no hindrance', async () => {
  dataDir = join(home, 'deep-'.repeat(30), 'data');
  const server = await start();
  await signUp(server, 'ann');
  const [, , , , socketDir = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split(
    '\n',
  );
  expect(socketDir.startsWith(dataDir)).toBe(false);
  await server.end('SIGINT');
  expect(existsSync(socketDir)).toBe(false);
  await expectKnown(await start(), 'ann');
});

test('what it keeps is for its user alone', async () => {
  await start();
  for (const name of ['jwt-secret', 'postgres-password']) {
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

if (isRoot)
  describe('as root (only root can try this)', () => {
    test('a data folder that only root may enter works, and the data stays', async () => {
      chmodSync(home, 0o700);
      const first = await start();
      await signUp(first, 'ann');
      expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true);
      await first.end('SIGINT');
      await expectKnown(await start(), 'ann');
      const elsewhere = dirname(realpathSync(join(dataDir, 'postgres')));

      // Without the data folder there is nothing to go on from: a fresh start, not somebody else's data.
      await servers.at(-1)?.end('SIGINT');
      rmSync(dataDir, { recursive: true });
      const fresh = await start();
      await request(fresh.url)
        .post('/api/v1/auth/login')
        .send({ login: 'ann', password: PASSWORD })
        .expect(401);
      await fresh.end('SIGINT');
      for (const folder of [elsewhere, dirname(realpathSync(join(dataDir, 'postgres')))]) {
        expect(existsSync(folder)).toBe(true);
        rmSync(folder, { recursive: true });
      }
    });

    test('an ordinary user needs nobody’s help', async () => {
      mkdirSync(dataDir);
      chownSync(dataDir, NOBODY, NOBODY);
      const first = await start({}, NOBODY);
      await signUp(first, 'ann');
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY);
      expect(await first.end('SIGINT')).toBe(0);
      await expectKnown(await start({}, NOBODY), 'ann');
    });

    test('a data folder that an ordinary user has used works, and goes on working for that user', async () => {
      mkdirSync(dataDir);
      chownSync(dataDir, NOBODY, NOBODY);
      const theirs = await start({}, NOBODY);
      await signUp(theirs, 'ann');
      expect(await theirs.end('SIGINT')).toBe(0);
      const ours = await start();
      await expectKnown(ours, 'ann');
      expect(await ours.end('SIGINT')).toBe(0);
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY);
      await expectKnown(await start({}, NOBODY), 'ann');
    });
  });

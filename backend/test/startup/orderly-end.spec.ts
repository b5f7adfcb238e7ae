import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as dial, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { apiOf, connect, makeRoom, signUp, startPostgres, startRedis } from '../support/index.js';
import { isRunning, startServerProcess, type ServerProcess } from '../support/server-process.js';

/** The last that PostgreSQL is told by a client that ends in order. */
const TERMINATE = Buffer.from([0x58, 0, 0, 0, 4]);

interface Line {
  /** The last bytes that the server process sent. */
  last: Buffer;
  isOver: boolean;
}

interface Tap {
  readonly url: string;
  readonly lines: readonly Line[];
  close(): Promise<void>;
}

const ends: (() => unknown)[] = [];
let database: Tap;
let redis: Tap;
let dataDir: string;
let server: ServerProcess | undefined;

beforeAll(async () => {
  const [realDatabase, realRedis] = await Promise.all([startPostgres(), startRedis()]);
  ends.push(
    () => realDatabase.close(),
    () => realRedis.close(),
  );
  database = await listenIn(realDatabase.url);
  redis = await listenIn(realRedis.url);
  ends.push(
    () => database.close(),
    () => redis.close(),
  );
  dataDir = mkdtempSync(join(tmpdir(), 'parley-orderly-'));
  ends.push(() => rmSync(dataDir, { recursive: true }));
}, 60_000);

afterAll(async () => {
  if (server && isRunning(server.pid)) await server.end('SIGKILL');
  for (const end of ends.reverse()) await end();
});

/** Passes everything on, and remembers how each connection ended. */
async function listenIn(target: string): Promise<Tap> {
  const { hostname, port, searchParams } = new URL(target);
  const folder = searchParams.get('host');
  const lines: Line[] = [];
  const tap = createServer((client) => {
    const line: Line = { last: Buffer.alloc(0), isOver: false };
    lines.push(line);
    const upstream = folder ? dial(`${folder}/.s.PGSQL.${port}`) : dial(Number(port), hostname);
    client.on('data', (data) => {
      line.last = Buffer.concat([line.last, data]).subarray(-TERMINATE.length);
    });
    client.on('close', () => (line.isOver = true));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(tap, 'listening');
  const url = new URL(target);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String((tap.address() as AddressInfo).port);
  return {
    url: url.href,
    lines,
    close: () => new Promise((resolve) => tap.close(() => resolve())),
  };
}

test('told to end, it answers what it took, takes leave of database and Redis, and ends with 0', async () => {
  server = await startServerProcess({
    env: { DATA_DIR: dataDir, DATABASE_URL: database.url, REDIS_URL: redis.url },
  });
  const alice = await signUp(server, 'alice');
  const room = await makeRoom(apiOf(server, alice));
  const line = await connect(server, alice.token);
  const told = new Promise((resolve) => line.socket.once('server:stopping', resolve));
  const closed = new Promise((resolve) => line.socket.once('disconnect', resolve));
  expect(database.lines.filter(({ isOver }) => !isOver).length).toBeGreaterThan(0);
  expect(redis.lines.filter(({ isOver }) => !isOver).length).toBeGreaterThan(0);

  const sent = line.request('message:send', { id: newId(), roomId: room.id, body: 'One more' });
  await line.request('ping');
  expect(await server.end('SIGTERM')).toBe(0);
  expect(await sent).toMatchObject({ ok: true });
  await Promise.all([told, closed]);
  await expect(request(server.url).get('/health/live')).rejects.toThrow(/ECONNREFUSED/);

  expect(database.lines.map(({ last }) => last)).toEqual(database.lines.map(() => TERMINATE));
  expect(redis.lines.every(({ isOver }) => isOver)).toBe(true);
}, 60_000);

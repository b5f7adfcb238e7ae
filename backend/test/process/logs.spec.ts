import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { AuditEntry, Page } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  PASSWORD,
  signUp,
  startPostgres,
  startRedis,
  type TestDatabase,
} from '../support/index.js';
import { startProxy } from '../support/proxy.js';
import { startServerProcess } from '../support/server-process.js';

/** Each starts servers, which takes as long as the machine lets it. */
const HANGS_AFTER_MS = 300_000;
const COMES_WITHIN_MS = 60_000;

jest.setTimeout(HANGS_AFTER_MS);

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await startPostgres();
  dataDir = mkdtempSync(join(tmpdir(), 'parley-logs-'));
});

afterAll(async () => {
  await database?.close();
  rmSync(dataDir, { recursive: true });
});

const CHECK_VIOLATION = '23514';

/** Of pino. */
const WARN = 40;

interface Line {
  readonly level: number;
  readonly msg?: string;
  readonly res?: { readonly statusCode: number };
  readonly socketId?: string;
  readonly userId?: string;
  readonly reqId?: string;
  readonly req?: object;
  readonly err?: { readonly type: string; readonly code?: string; readonly stack?: string };
}

const linesOf = (output: string): Line[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);

test('a failed statement is logged with its cause, and without what somebody wrote', async () => {
  const server = await startServerProcess({
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      NODE_ENV: 'production',
      JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835',
      DEMO_USERS: '',
    },
  });
  const alice = await signUp(server, 'alice');
  const room = await makeRoom(apiOf(server, alice));
  const socket = await connect(server, alice.token);
  const id = newId();
  await socket.request('message:send', { id, roomId: room.id, body: 'Good' });
  const secret = 'Something private';
  await database.query(`ALTER TABLE messages ADD CONSTRAINT refused CHECK (body <> '${secret}')`);
  // PostgreSQL quotes the whole row, and the failed statement knows its parameters.
  for (const [event, payload] of [
    ['message:edit', { id, roomId: room.id, body: secret }],
    ['message:send', { id: newId(), roomId: room.id, body: secret }],
  ] as const) {
    expect(await socket.requestAnything(event, payload)).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    });
  }
  const socketId = socket.socket.id;
  socket.close();
  expect(await server.end('SIGTERM')).toBe(0);

  for (const unsaid of [
    secret,
    PASSWORD,
    alice.token,
    String(alice.tokens.refreshToken),
    'alice@example.com',
  ]) {
    expect(server.output()).not.toContain(unsaid);
  }
  const told = linesOf(server.output());
  const errors = told.map(({ err }) => err).filter((err) => err !== undefined);
  // Whatever layer says it, it says for whom: the socket, or the request.
  const failures = told.filter(({ err }) => JSON.stringify(err ?? '').includes(CHECK_VIOLATION));
  expect(failures.length).toBeGreaterThan(0);
  for (const line of failures) expect(line).toMatchObject({ socketId, userId: alice.user.id });
  expect(told.filter(({ req }) => req).map(({ reqId }) => typeof reqId)).toEqual(['string', 'string']);
  expect(errors).toContainEqual({
    type: 'QueryFailedError',
    code: CHECK_VIOLATION,
    message: expect.stringContaining('violates check constraint "refused"'),
    stack: expect.stringContaining('messages'),
  });
});

test('that somebody was asked to wait is a warning, with why, and without a stack of the logging itself', async () => {
  const proxy = await startProxy(database.url);
  const server = await startServerProcess({
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: proxy.url,
      NODE_ENV: 'production',
      JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835',
      DEMO_USERS: '',
    },
  });
  const { token } = await signUp(server, 'waiting');
  await proxy.cut();
  const refused = await fetch(`${server.url}/api/v1/rooms`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([503, true]);
  const told = (): Line | undefined => linesOf(server.output()).find(({ res }) => res?.statusCode === 503);
  await eventually(() => expect(told()).toBeDefined(), COMES_WITHIN_MS);
  expect(told()).toMatchObject({ level: WARN, msg: 'request refused for now' });
  expect(told()).not.toHaveProperty('err');
  expect(linesOf(server.output()).map(({ msg }) => msg)).toContain('the database is away');
  await proxy.restore();
  await server.end('SIGTERM');
  await proxy.close();
});

test('how much is logged is set while the server runs, on every instance', async () => {
  const redis = await startRedis();
  const start = () =>
    startServerProcess({
      env: {
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        NODE_ENV: 'production',
        JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835',
        DEMO_USERS: '',
        ADMIN_USERNAME: 'root',
      },
    });
  const servers = [await start(), await start()] as const;
  const asRoot = apiOf(servers[0], await signUp(servers[0], 'root'));
  /** The other instance is asked again and again: it says so of some request from now on, or has stopped saying so. */
  const eventuallyLogs = (expected: boolean): Promise<void> => {
    const asked: string[] = [];
    return eventually(async () => {
      const [path, next] = [`/api/v1/users/${newId()}`, `/api/v1/users/${newId()}`];
      // Lines are in order: what is said of the first is there before anybody hears the answer to the second.
      for (const one of [path, next]) await (await fetch(servers[1].url + one)).text();
      asked.push(path);
      const said = asked.filter((one) => servers[1].output().includes(one));
      if (expected) expect(said).not.toEqual([]);
      else expect(said).not.toContain(path);
    }, COMES_WITHIN_MS);
  };
  await eventuallyLogs(true);
  expect((await asRoot.put('/admin/log-level', { level: 'error' })).body).toEqual({ level: 'error' });
  await eventuallyLogs(false);
  await asRoot.put('/admin/log-level', { level: 'info' });
  await eventuallyLogs(true);
  const { items } = (await asRoot.get<Page<AuditEntry>>('/audit?act=server.log-level')).body;
  expect(items.map(({ details }) => details)).toEqual([{ level: 'info' }, { level: 'error' }]);
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await redis.close();
});

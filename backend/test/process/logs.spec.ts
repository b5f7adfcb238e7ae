import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { apiOf, connect, makeRoom, signUp, startPostgres, type TestDatabase } from '../support/index.js';
import { startServerProcess } from '../support/server-process.js';

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

interface Line {
  readonly err?: { readonly type: string; readonly code?: string; readonly stack?: string };
}

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
  socket.close();
  expect(await server.end('SIGTERM')).toBe(0);

  expect(server.output()).not.toContain(secret);
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const errors = lines.map((line) => (JSON.parse(line) as Line).err).filter((err) => err !== undefined);
  expect(errors).toContainEqual({
    type: 'QueryFailedError',
    code: '23514',
    message: expect.stringContaining('violates check constraint "refused"'),
    stack: expect.stringContaining('messages'),
  });
});

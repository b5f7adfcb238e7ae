import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Stats } from '@parley/contracts';
import { apiOf, connect, makeRoom, signUp, startPostgres, type TestDatabase } from '../support/index.js';
import { startServerProcess } from '../support/server-process.js';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await startPostgres();
  dataDir = mkdtempSync(join(tmpdir(), 'parley-stats-'));
});

afterAll(async () => {
  await database?.close();
  rmSync(dataDir, { recursive: true });
});

test('statistics outlive a server that is killed, and an orderly end loses none of them', async () => {
  const start = () =>
    startServerProcess({
      env: {
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835',
        DEMO_USERS: '',
        ADMIN_USERNAME: 'root',
      },
    });
  const first = await start();
  const root = await signUp(first, 'root');
  const stats = async (of: { url: string }) => (await apiOf(of, root).get<Stats>('/stats')).body;
  await makeRoom(apiOf(first, root));
  (await connect(first, root.token)).close();
  const told = await stats(first);
  expect(told).toMatchObject({ connections: { total: 1 }, messages: { system: 1 } });
  await first.end('SIGKILL');

  const second = await start();
  expect(await stats(second)).toMatchObject({
    since: told.since,
    connections: { total: 1, peak: told.connections.peak },
    messages: told.messages,
  });
  await makeRoom(apiOf(second, root));
  expect(await second.end('SIGTERM')).toBe(0);

  const third = await start();
  expect(await stats(third)).toMatchObject({ connections: { total: 1 }, messages: { system: 2 } });
  await third.end('SIGTERM');
});

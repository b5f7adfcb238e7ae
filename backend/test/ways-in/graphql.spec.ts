import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { dataOf } from '../graphql/graphql.js';
import { hear } from '../graphql/live.js';
import {
  eventually,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { isRunning, type ServerProcess, startServerProcess } from '../support/server-process.js';

/** Nothing but a name, GraphQL, and whichever instance is there. */

const CHANGES =
  'subscription ($roomId: Id!, $since: Int!) { messageChanged(roomId: $roomId, sinceVersion: $since) { version message { body author { displayName } system { type } } } }';
const SEND =
  'mutation ($id: Id!, $roomId: Id!, $body: String!) { sendMessage(id: $id, roomId: $roomId, body: $body) { seq } }';

/** That of `startApp`: a token of one instance is one of all. */
const SECRET = '0123456789abcdef0123456789abcdef';

let database: TestDatabase;
let redis: TestRedis;
let apps: readonly [TestApp, TestApp];
let dataDir: string;
let doomed: ServerProcess | undefined;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  dataDir = mkdtempSync(join(tmpdir(), 'parley-ways-in-'));
  apps = [await startApp({ database, redis }), await startApp({ database, redis })];
});

afterAll(async () => {
  // A test that failed before has not ended it.
  if (doomed && isRunning(doomed.pid)) await doomed.end('SIGKILL');
  for (const app of apps ?? []) await app.close();
  await redis?.close();
  await database?.close();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

async function comeIn(app: TestApp, displayName: string): Promise<string> {
  const { guest } = await dataOf(
    app,
    undefined,
    'mutation ($n: String!) { guest(displayName: $n) { accessToken } }',
    {
      n: displayName,
    },
  );
  return guest.accessToken;
}

test('come in by a name only, find each other in a room, and chat', async () => {
  const [ann, ben] = [await comeIn(apps[0], 'Ann'), await comeIn(apps[1], 'Ben')];
  const { createRoom } = await dataOf(
    apps[0],
    ann,
    'mutation { createRoom(name: "Lounge", kind: public) { id version } }',
  );
  const { roomByName } = await dataOf(apps[1], ben, '{ roomByName(name: "lounge") { id memberCount } }');
  expect(roomByName).toEqual({ id: createRoom.id, memberCount: 1 });
  const client = createClient({
    url: `${apps[0].url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${ann}` },
  });
  const { events } = hear(client, CHANGES, { roomId: createRoom.id, since: createRoom.version });
  await dataOf(apps[1], ben, 'mutation ($id: Id!) { joinRoom(id: $id) { id } }', { id: createRoom.id });
  await dataOf(apps[1], ben, SEND, { id: newId(), roomId: createRoom.id, body: 'Hello' });
  await dataOf(apps[0], ann, SEND, { id: newId(), roomId: createRoom.id, body: 'Welcome' });
  await eventually(() =>
    expect(
      events.map(({ messageChanged: { message } }) => [
        message.author.displayName,
        message.body ?? message.system.type,
      ]),
    ).toEqual([
      ['Ben', 'joined'],
      ['Ben', 'Hello'],
      ['Ann', 'Welcome'],
    ]),
  );
  await client.dispose();
});

test('nothing is missed or told twice when the instance under a subscription is killed', async () => {
  const [ann, ben] = [await comeIn(apps[0], 'Ann'), await comeIn(apps[0], 'Ben')];
  doomed = await startServerProcess({
    env: { DATA_DIR: dataDir, DATABASE_URL: database.url, REDIS_URL: redis.url, JWT_SECRET: SECRET },
  });
  const { createRoom } = await dataOf(
    apps[0],
    ann,
    'mutation { createRoom(name: "Hall", kind: public) { id } }',
  );
  const { id: roomId } = createRoom;
  await dataOf(apps[0], ben, 'mutation ($id: Id!) { joinRoom(id: $id) { id } }', { id: roomId });
  const urls = [doomed, apps[1]].map(({ url }) => `${url.replace(/^http/, 'ws')}/graphql`);
  const seen: number[] = [];
  const endings: unknown[] = [];
  let attempts = 0;
  const client = createClient({
    url: () => urls[Math.min(attempts++, 1)] ?? '',
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${ben}` },
    retryAttempts: 0,
  });
  const follow = (): void =>
    void client.subscribe<{ messageChanged: { version: number } }>(
      { query: CHANGES, variables: { roomId, since: seen.at(-1) ?? 0 } },
      {
        next: ({ data }) => void (data && seen.push(data.messageChanged.version)),
        error: (error) => {
          endings.push((error as { code?: number }).code);
          follow();
        },
        complete: () => undefined,
      },
    );
  follow();
  await eventually(() => expect(seen).toEqual([1, 2]));
  const say = (n: number) => dataOf(apps[0], ann, SEND, { id: newId(), roomId, body: `${n}` });

  const talking = (async () => {
    for (let n = 0; n < 40; n += 1) await say(n);
  })();
  // In the middle of it.
  await eventually(() => expect(seen.length).toBeGreaterThan(10));
  await doomed.end('SIGKILL');
  await talking;
  const all = Array.from({ length: 42 }, (_, n) => n + 1);
  await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(all.length), 20_000);
  expect(seen).toEqual(all);
  // It was gone without a goodbye, and once.
  expect(endings).toEqual([1006]);
  // Nothing comes after it that was told before.
  await say(40);
  await eventually(() => expect(seen).toEqual([...all, 43]));
  await client.dispose();
}, 90_000);

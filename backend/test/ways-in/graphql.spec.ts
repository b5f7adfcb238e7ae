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

/** Nothing but a name, GraphQL, and whichever instance is there. */

const CHANGES =
  'subscription ($roomId: Id!, $since: Int!) { messageChanged(roomId: $roomId, sinceVersion: $since) { version message { body author { displayName } system { type } } } }';
const SEND =
  'mutation ($id: Id!, $roomId: Id!, $body: String!) { sendMessage(id: $id, roomId: $roomId, body: $body) { seq } }';

let database: TestDatabase;
let redis: TestRedis;
let apps: readonly [TestApp, TestApp];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  apps = [await startApp({ database, redis }), await startApp({ database, redis })];
});

afterAll(async () => {
  for (const app of apps ?? []) await app.close();
  await redis?.close();
  await database?.close();
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

test('nothing is missed when the instance under a subscription goes down', async () => {
  const [ann, ben] = [await comeIn(apps[0], 'Ann'), await comeIn(apps[0], 'Ben')];
  const doomed = await startApp({ database, redis });
  const { createRoom } = await dataOf(
    apps[0],
    ann,
    'mutation { createRoom(name: "Hall", kind: public) { id } }',
  );
  const { id: roomId } = createRoom;
  await dataOf(apps[0], ben, 'mutation ($id: Id!) { joinRoom(id: $id) { id } }', { id: roomId });
  const urls = [doomed, apps[1]].map(({ url }) => `${url.replace(/^http/, 'ws')}/graphql`);
  const seen: number[] = [];
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
        error: follow,
        complete: () => undefined,
      },
    );
  follow();
  await eventually(() => expect(seen).toEqual([1, 2]));
  const say = (body: string) => dataOf(apps[0], ann, SEND, { id: newId(), roomId, body });
  for (let n = 0; n < 10; n += 1) await say(`before ${n}`);
  // Cut as by a machine that is gone: no goodbye, in the middle of it.
  doomed.app.getHttpServer().closeAllConnections();
  const wires = Promise.all(Array.from({ length: 20 }, (_, n) => say(`after ${n}`)));
  await doomed.close();
  await wires;
  await eventually(() => expect(seen).toHaveLength(32));
  expect(seen).toEqual(Array.from({ length: 32 }, (_, n) => n + 1));
  await client.dispose();
});

import type { Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { Sockets } from '../../src/realtime/sockets.js';
import {
  apiOf,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { live } from './live.js';

const MESSAGES =
  'subscription ($roomId: Id!, $since: Int!) { messageChanged(roomId: $roomId, sinceVersion: $since) { version message { body } } }';

let database: TestDatabase;
let app: TestApp;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { MESSAGE_MAX_LENGTH: '100000' } });
  [ann, ben] = [await signUp(app, 'ann'), await signUp(app, 'ben')];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** A client that connects, subscribes, and then reads nothing more. */
async function deaf(roomId: string, since: number): Promise<{ closed: Promise<number>; resume: () => void }> {
  const webSocket = new WebSocket(`${app.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => webSocket.once('close', resolve));
  const send = (message: object) => webSocket.send(JSON.stringify(message));
  webSocket.once('open', () =>
    send({ type: 'connection_init', payload: { authorization: `Bearer ${ben.token}` } }),
  );
  await new Promise((resolve) => webSocket.once('message', resolve));
  send({ type: 'subscribe', id: '1', payload: { query: MESSAGES, variables: { roomId, since } } });
  await new Promise((resolve) => webSocket.once('message', resolve));
  const { _socket: tcp } = webSocket as WebSocket & { _socket: TcpSocket };
  tcp.pause();
  return { closed, resume: () => tcp.resume() };
}

test('who does not read is cut off and can go on from where they were, and nobody is disturbed', async () => {
  const asAnn = apiOf(app, ann);
  const { id: roomId } = await makeRoom(asAnn);
  await apiOf(app, ben).post(`/rooms/${roomId}/join`);
  const quick = live(app, ben.token);
  const heard = quick.subscribe(MESSAGES, { roomId, since: 1 });
  await eventually(() => expect(heard.events).toHaveLength(1));
  const slow = await deaf(roomId, 1);
  const socketsOfBen = () => app.app.get(Sockets, { strict: false }).ofUser(ben.user.id);
  expect(socketsOfBen()).toHaveLength(2);

  const body = 'x'.repeat(100_000);
  const sent = 200;
  for (let n = 0; n < sent; n += 20) {
    const batch = Array.from({ length: 20 }, () =>
      asAnn.post(`/rooms/${roomId}/messages`, { id: newId(), body }),
    );
    for (const { status } of await Promise.all(batch)) expect(status).toBe(201);
  }
  // Cut off while it still reads nothing.
  await eventually(() => expect(socketsOfBen()).toHaveLength(1), 20_000);
  await eventually(() => expect(heard.events).toHaveLength(1 + sent), 20_000);
  slow.resume();
  // It learns of it by the closing frame, or by the end of the connection where it did not come to read that in time.
  expect([1013, 1006]).toContain(await slow.closed);

  const back = live(app, ben.token);
  const missed = back.subscribe(MESSAGES, { roomId, since: 2 });
  await eventually(() => expect(missed.events).toHaveLength(sent), 20_000);
  for (const one of [quick, back]) one.dispose();
}, 90_000);

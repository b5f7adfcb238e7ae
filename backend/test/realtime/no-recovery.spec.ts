import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/** Socket.IO's own recovery would put a socket back into rooms that its person was removed from meanwhile. */

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('whoever comes back after their line broke begins anew, and hears nothing of a room that was lost', async () => {
  const [alice, bob] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob')]);
  const [asAlice, asBob] = [apiOf(app, alice), apiOf(app, bob)];
  const room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  const { socket } = await connect(app, bob.token);
  const heard: string[] = [];
  const said = new Promise<void>((resolve) => socket.once('message:changed', () => resolve()));
  socket.on('message:changed', ({ body }) => heard.push(body ?? ''));
  const say = (body: string): Promise<unknown> =>
    asAlice.post(`/rooms/${room.id}/messages`, { id: newId(), body });
  await say('before');
  await said;

  const broken = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.io.engine.close();
  await broken;
  await asAlice.delete(`/rooms/${room.id}/members/${bob.user.id}`);
  await say('meanwhile');
  const back = new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.connect();
  await back;
  await say('afterwards');
  // What was said has been passed on by the time at which something later is answered.
  await socket.timeout(10_000).emitWithAck('ping');
  expect(heard).toEqual(['before']);
  expect(socket.recovered).not.toBe(true);
  socket.disconnect();
});

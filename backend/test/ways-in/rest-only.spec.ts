import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Message, Page, Presence } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  eventually,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/** Coming in by REST alone, for clients without a socket. */
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

test('a heartbeat puts somebody on the list of who is online', async () => {
  const ann = await signUp(app, 'ann');
  const bob = await signUp(app, 'bob');
  expect((await apiOf(app, ann).post('/presence/heartbeat')).status).toBe(204);
  await eventually(async () => {
    const { body } = await apiOf(app, bob).get<Page<Presence>>('/presence/online');
    expect(body.items).toContainEqual(expect.objectContaining({ userId: ann.user.id, status: 'online' }));
  });
});

test('a message is sent, and read by its id', async () => {
  const cid = apiOf(app, await signUp(app, 'cid'));
  const room = await makeRoom(cid);
  const id = newId();
  expect((await cid.post(`/rooms/${room.id}/messages`, { id, body: 'by REST' })).status).toBe(201);
  const { status, body } = await cid.get<Message>(`/rooms/${room.id}/messages/${id}`);
  expect({ status, id: body.id, body: body.body }).toEqual({ status: 200, id, body: 'by REST' });
});

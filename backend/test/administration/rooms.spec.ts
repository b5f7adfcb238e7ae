import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AdminRoom, Page } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  refusal,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let apps: [TestApp, TestApp];
let alice: Person;
let asRoot: Api;
let asAlice: Api;

const list = async (query = '') => (await asRoot.get<Page<AdminRoom>>(`/admin/rooms${query}`)).body;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const start = () => startApp({ database, redis, env: { ADMIN_USERNAME: 'root' } });
  apps = [await start(), await start()];
  asRoot = apiOf(apps[0], await signUp(apps[0], 'root'));
  alice = await signUp(apps[1], 'alice');
  asAlice = apiOf(apps[1], alice);
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

test('public and private rooms are listed by name, with nothing of what is said there', async () => {
  const lobby = await makeRoom(asAlice, { name: 'Lobby' });
  const secret = await makeRoom(asAlice, { name: 'Backroom', kind: 'private' });
  const { body: direct } = await asAlice.post<{ id: string }>('/rooms/direct', {
    userId: (await signUp(apps[0], 'bob')).user.id,
  });
  await asAlice.post(`/rooms/${secret.id}/messages`, { id: newId(), body: 'between us' });

  const { items } = await list();
  expect(items.map(({ id }) => id)).toEqual([secret.id, lobby.id]);
  expect(items[0]).toEqual({
    id: secret.id,
    kind: 'private',
    name: 'Backroom',
    createdAt: secret.createdAt,
    owner: expect.objectContaining({ username: 'alice' }),
    memberCount: 1,
    messages: 2,
    lastActivityAt: expect.any(String),
  });
  expect(JSON.stringify(items)).not.toContain('between us');
  expect((await list('?query=OBB')).items.map(({ name }) => name)).toEqual(['Lobby']);
  const first = await list('?limit=1');
  expect((await list(`?limit=1&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([lobby.id]);
  expect(refusal(await asAlice.get('/admin/rooms'))).toBe('403 FORBIDDEN');
  expect(refusal(await asRoot.delete(`/admin/rooms/${direct.id}`))).toBe('404 NOT_FOUND');
});

test('an administrator deletes a room they are not in; its members hear of it, and it is written down', async () => {
  const room = await makeRoom(asAlice, { name: 'Doomed', kind: 'private' });
  const socket = await connect(apps[1], alice.token);
  const heard = record(socket);
  expect((await asRoot.delete(`/admin/rooms/${room.id}`)).status).toBe(204);
  await eventually(() => expect(heard.of('room:removed')).toEqual([{ roomId: room.id, reason: 'deleted' }]));
  socket.close();
  expect(refusal(await asAlice.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  expect(refusal(await asRoot.delete(`/admin/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  const { body } = await asRoot.get<{ items: object[] }>(`/audit?roomId=${room.id}`);
  expect(body.items).toMatchObject([
    { act: 'room.deleted', actor: { username: 'root' }, room: { name: 'Doomed' } },
  ]);
});

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  TOKENS_HEADER,
  type Invite,
  type MyRoom,
  type ServerSettings,
  type SignedIn,
} from '@parley/contracts';
import request from 'supertest';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  PASSWORD,
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

const DEFAULTS: ServerSettings = {
  registration: 'open',
  guests: true,
  roomCreation: 'everyone',
  retentionDays: null,
};

let database: TestDatabase;
let redis: TestRedis;
let apps: [TestApp, TestApp];
let alice: Person;
let asRoot: Api;
let asAlice: Api;
let made = 0;

const post = async (path: string, body: object) => {
  const { status, body: answer } = await request(apps[1].url)
    .post(`/api/v1${path}`)
    .set(TOKENS_HEADER, 'body')
    .send(body);
  return { status, body: answer as SignedIn };
};
const register = (more: object = {}) => {
  const username = `new-${(made += 1)}`;
  return post('/auth/register', { email: `${username}@example.com`, username, password: PASSWORD, ...more });
};
const settings = async (): Promise<ServerSettings> =>
  (await request(apps[1].url).get('/api/v1/settings').expect(200)).body as ServerSettings;
/** On one instance; resolves when the other one knows. */
const set = async (change: Partial<ServerSettings>) => {
  const { status, body } = await asRoot.patch<ServerSettings>('/settings', change);
  expect(status).toBe(200);
  await eventually(async () => expect(await settings()).toEqual(body));
};

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const start = () => startApp({ database, redis, env: { ADMIN_USERNAME: 'root' } });
  apps = [await start(), await start()];
  asRoot = apiOf(apps[0], await signUp(apps[0], 'root'));
  alice = await signUp(apps[1], 'alice');
  asAlice = apiOf(apps[1], alice);
});

afterEach(() => set(DEFAULTS));

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

test('all may read them, administrators change them, open pages hear of it, and it is written down', async () => {
  expect(await settings()).toEqual(DEFAULTS);
  expect(refusal(await asAlice.patch('/settings', { guests: false }))).toBe('403 FORBIDDEN');
  for (const wrong of [{ retentionDays: 0 }, { registration: 'never' }, { guests: null }, { other: 1 }]) {
    expect(refusal(await asRoot.patch('/settings', wrong))).toBe('400 VALIDATION');
  }
  const socket = await connect(apps[1], alice.token);
  const heard = record(socket);
  await set({ roomCreation: 'admins', guests: true });
  await eventually(() =>
    expect(heard.of('settings:changed')).toEqual([{ ...DEFAULTS, roomCreation: 'admins' }]),
  );
  socket.close();
  const { body } = await asRoot.get<{ items: { details: object }[] }>('/audit?act=server.settings');
  expect(body.items.map(({ details }) => details)).toEqual([
    { settings: { roomCreation: 'admins' }, before: { roomCreation: 'everyone' } },
  ]);
});

test('where nobody may register, nobody does, guests who stay included', async () => {
  const guest = await post('/auth/guest', { displayName: 'Guest' });
  await set({ registration: 'closed' });
  expect(refusal(await register())).toBe('403 FORBIDDEN');
  const asGuest = apiOf(apps[1], { token: guest.body.accessToken });
  const account = { email: 'g@example.com', username: 'ggg', password: PASSWORD };
  expect(refusal(await asGuest.post('/auth/guest/upgrade', account))).toBe('403 FORBIDDEN');
  expect((await post('/auth/login', { login: 'alice', password: PASSWORD })).status).toBe(200);
});

test('where no guests are taken, those who are in stay', async () => {
  const guest = await post('/auth/guest', { displayName: 'Guest' });
  await set({ guests: false });
  expect(refusal(await post('/auth/guest', { displayName: 'Late' }))).toBe('403 FORBIDDEN');
  const asGuest = apiOf(apps[1], { token: guest.body.accessToken });
  expect((await asGuest.get('/users/me')).status).toBe(200);
});

test('where only administrators make rooms, direct ones are still everybody’s', async () => {
  await set({ roomCreation: 'admins' });
  expect(refusal(await asAlice.post('/rooms', { name: 'Mine', kind: 'private' }))).toBe('403 FORBIDDEN');
  expect((await asRoot.post('/rooms', { name: 'Ours', kind: 'public' })).status).toBe(201);
  const { body } = await register();
  expect((await asAlice.post('/rooms/direct', { userId: body.user.id })).status).toBe(200);
});

test('where one comes by invites, an invite registers once for each use and opens its room', async () => {
  const room = await makeRoom(asAlice, { kind: 'private' });
  const invite = async (body: object) =>
    String((await asAlice.post<Invite>(`/rooms/${room.id}/invites`, body)).body.code);
  const once = await invite({ maxUses: 1 });
  await set({ registration: 'invite' });

  const without = await register();
  expect(refusal(without)).toBe('403 FORBIDDEN');
  expect(without.body).toMatchObject({ errors: [{ path: 'invite' }] });
  expect(refusal(await register({ invite: 'nonsense' }))).toBe('404 NOT_FOUND');

  const at = await Promise.all([register({ invite: once }), register({ invite: once })]);
  expect(at.map(({ status }) => status).sort()).toEqual([201, 410]);
  const { body: person } = at.find(({ status }) => status === 201) ?? at[0];
  expect(refusal(await register({ invite: once }))).toBe('410 GONE');

  const asNew = apiOf(apps[1], { token: person.accessToken });
  const { status, body } = await asNew.post<MyRoom>(`/invites/${once}/accept`);
  expect([status, body.id]).toEqual([200, room.id]);
  // Once used, and used up: leaving and coming again needs another.
  await asNew.post(`/rooms/${room.id}/leave`);
  expect(refusal(await asNew.post(`/invites/${once}/accept`))).toBe('410 GONE');

  const revoked = await invite({});
  const late = await register({ invite: revoked });
  const [{ id }] = (await asAlice.get<{ items: [Invite] }>(`/rooms/${room.id}/invites`)).body.items;
  await asAlice.delete(`/rooms/${room.id}/invites/${id}`);
  expect(
    refusal(await apiOf(apps[1], { token: late.body.accessToken }).post(`/invites/${revoked}/accept`)),
  ).toBe('410 GONE');
});

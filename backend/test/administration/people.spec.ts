import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AdminUser, AuditEntry, Page } from '@parley/contracts';
import request from 'supertest';
import {
  type Api,
  apiOf,
  connect,
  eventually,
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
let root: Person;
let alice: Person;
let bob: Person;
let asRoot: Api;

const people = async (query = '') => (await asRoot.get<Page<AdminUser>>(`/admin/users${query}`)).body.items;
const role = (api: Api, { user }: Person, to: string) => api.put(`/users/${user.id}/role`, { role: to });

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const start = () => startApp({ database, redis, env: { ADMIN_USERNAME: 'root' } });
  apps = [await start(), await start()];
  root = await signUp(apps[0], 'root');
  alice = await signUp(apps[0], 'alice');
  bob = await signUp(apps[1], 'bob');
  asRoot = apiOf(apps[0], root);
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

test('people are listed with what administrators may know, by name, e-mail address, state and role', async () => {
  const guest = await request(apps[0].url).post('/api/v1/auth/guest').send({ displayName: 'Passer-by' });
  expect(guest.status).toBe(201);
  const all = await people();
  expect(all.map(({ username }) => username)).toEqual([
    'alice',
    'bob',
    expect.stringMatching(/^guest-/),
    'root',
  ]);
  expect(all[0]).toEqual({
    ...alice.user,
    settings: undefined,
    email: 'alice@example.com',
    emailConfirmed: false,
    role: 'user',
    state: 'active',
    lastSeenAt: null,
    sessions: 1,
  });
  const names = async (query: string) => (await people(query)).map(({ username }) => username);
  expect(await names('?query=AL')).toEqual(['alice']);
  expect(await names('?query=bob@example.com')).toEqual(['bob']);
  expect(await names('?query=bob@')).toEqual([]);
  expect(await names('?query=%25')).toEqual([]);
  expect(await names('?role=admin')).toEqual(['root']);
  await asRoot.put(`/users/${bob.user.id}/ban`, {});
  expect(await names('?state=banned')).toEqual(['bob']);
  await asRoot.delete(`/users/${bob.user.id}/ban`);

  const first = (await asRoot.get<Page<AdminUser>>('/admin/users?limit=1')).body;
  const second = (await asRoot.get<Page<AdminUser>>(`/admin/users?limit=1&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items].map(({ username }) => username)).toEqual(['alice', 'bob']);
});

test('a role that is given or taken counts on the other instance and is told to all devices', async () => {
  bob = await signUp(apps[1], 'bobby');
  const asBob = apiOf(apps[1], bob);
  expect(refusal(await asBob.get('/admin/users'))).toBe('403 FORBIDDEN');
  const socket = await connect(apps[1], bob.token);
  const heard = record(socket);

  expect((await role(asRoot, bob, 'admin')).status).toBe(204);
  const given = Date.now();
  await eventually(async () => expect((await asBob.get('/admin/users')).status).toBe(200));
  await eventually(() => expect(heard.of('me:changed')).toMatchObject([{ id: bob.user.id, role: 'admin' }]));
  expect(Date.now() - given).toBeLessThan(5_000);

  expect((await role(asRoot, bob, 'user')).status).toBe(204);
  await eventually(async () => expect(refusal(await asBob.get('/admin/users'))).toBe('403 FORBIDDEN'));
  await eventually(() => expect(heard.of('me:changed').at(-1)).toMatchObject({ role: 'user' }));
  socket.close();

  const { items } = (await asRoot.get<Page<AuditEntry>>(`/audit?targetId=${bob.user.id}`)).body;
  expect(items.map(({ act, details, actor }) => [act, details, actor?.username])).toEqual([
    ['account.role', { role: 'user' }, 'root'],
    ['account.role', { role: 'admin' }, 'root'],
  ]);
});

test('somebody always runs the server, whatever administrators do to each other at once', async () => {
  expect(refusal(await role(asRoot, root, 'user'))).toBe('409 CONFLICT');
  const other = await signUp(apps[1], 'other');
  await role(asRoot, other, 'admin');
  const asOther = apiOf(apps[1], other);
  await eventually(async () => expect((await asOther.get('/admin/users')).status).toBe(200));

  const both = await Promise.all([role(asRoot, root, 'user'), role(asOther, other, 'user')]);
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  const left = await database.query<{ id: string }>(`SELECT id FROM users WHERE role = 'admin'`);
  expect(left).toHaveLength(1);
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [root.user.id]);
  await eventually(async () => expect((await asRoot.get('/admin/users')).status).toBe(200), 15_000);
});

test('guests cannot run the server, and nobody is who is not there', async () => {
  const guest = await request(apps[0].url).post('/api/v1/auth/guest').send({ displayName: 'Guest' });
  const { user } = guest.body as { user: { id: string } };
  expect(refusal(await asRoot.put(`/users/${user.id}/role`, { role: 'admin' }))).toBe('409 CONFLICT');
  const nobody = '01900000-0000-7000-8000-000000000000';
  expect(refusal(await asRoot.put(`/users/${nobody}/role`, { role: 'admin' }))).toBe('404 NOT_FOUND');
  expect(refusal(await asRoot.delete(`/admin/users/${nobody}/sessions`))).toBe('404 NOT_FOUND');
});

test('who is signed out everywhere is so on every instance, and it is written down', async () => {
  const socket = await connect(apps[1], alice.token);
  const heard = record(socket);
  expect((await asRoot.delete(`/admin/users/${alice.user.id}/sessions`)).status).toBe(204);
  await eventually(() => expect(heard.of('session:ended')).toEqual([{ reason: 'revoked' }]));
  await eventually(async () =>
    expect(refusal(await apiOf(apps[1], alice).get('/users/me'))).toBe('401 UNAUTHENTICATED'),
  );
  expect((await people('?query=alice'))[0]).toMatchObject({ sessions: 0 });
  const { items } = (await asRoot.get<Page<AuditEntry>>(`/audit?targetId=${alice.user.id}`)).body;
  expect(items.map(({ act }) => act)).toEqual(['account.sessions-ended']);
});

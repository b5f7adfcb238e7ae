import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Me, type SignedIn, TOKENS_HEADER, type UserRole } from '@parley/contracts';
import request from 'supertest';
import {
  apiOf,
  eventually,
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let apps: TestApp[];

beforeEach(async () => {
  database = await startPostgres();
  apps = [];
});

afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await database.close();
});

async function start(env: Record<string, string>): Promise<TestApp> {
  const app = await startApp({ database, env });
  apps.push(app);
  return app;
}

const roles = () =>
  database.query<{ username: string; role: UserRole }>(
    `SELECT username, role FROM users WHERE role = 'admin' ORDER BY username`,
  );

const entries = () =>
  database.query(
    `SELECT a.act, a.actor_id, u.username, a.details FROM audit a JOIN users u ON u.id = a.target_id ORDER BY a.id`,
  );

const guest = async (app: TestApp): Promise<SignedIn> => {
  const { body } = await request(app.url)
    .post('/api/v1/auth/guest')
    .set(TOKENS_HEADER, 'body')
    .send({ displayName: 'Guest' })
    .expect(201);
  return body as SignedIn;
};

test('the first who registers runs the server; guests are not the first, and nobody else does', async () => {
  const app = await start({ ADMIN_USERNAME: '' });
  expect((await guest(app)).user.role).toBe('user');
  const [ann, ben] = [await signUp(app, 'ann'), await signUp(app, 'ben')];
  expect([ann.user.role, ben.user.role]).toEqual(['admin', 'user']);
  expect(await entries()).toEqual([
    { act: 'account.role', actor_id: null, username: 'ann', details: { role: 'admin' } },
  ]);
  expect((await apiOf(app, ann).get('/audit')).status).toBe(200);
});

test('a guest who stays as the first full user is the first', async () => {
  const app = await start({ ADMIN_USERNAME: '' });
  const { accessToken } = await guest(app);
  const { body } = await apiOf(app, { token: accessToken }).post<SignedIn>('/auth/guest/upgrade', {
    email: 'ann@example.com',
    username: 'ann',
    password: PASSWORD,
  });
  expect(body.user.role).toBe('admin');
  expect((await signUp(app, 'ben')).user.role).toBe('user');
});

test('of many who register at once on several instances one is the first', async () => {
  const [here, there, elsewhere] = [
    await start({ ADMIN_USERNAME: '' }),
    await start({ ADMIN_USERNAME: '' }),
    await start({ ADMIN_USERNAME: '' }),
  ];
  const all = [here, there, elsewhere];
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, n) => signUp(all[n % 3] ?? here, `person${n}`)),
  );
  expect(people.filter(({ user }) => user.role === 'admin')).toHaveLength(1);
  expect(await roles()).toHaveLength(1);
});

test('where the operator named somebody it is them: now, or when they register', async () => {
  const before = await start({ ADMIN_USERNAME: 'somebody' });
  const ann = await signUp(before, 'ann');
  expect(ann.user.role).toBe('user');
  const app = await start({ ADMIN_USERNAME: 'ann' });
  expect(await roles()).toEqual([{ username: 'ann', role: 'admin' }]);
  // A session that was there before knows it soon.
  await eventually(async () => expect((await apiOf(app, ann).get('/audit')).status).toBe(200), 15_000);
  expect((await signUp(before, 'somebody')).user.role).toBe('admin');
  expect((await signUp(before, 'ben')).user.role).toBe('user');
});

test('of the example people alice is one, and the first who registers besides them', async () => {
  const app = await start({ ADMIN_USERNAME: '', DEMO_USERS: 'true' });
  expect(await roles()).toEqual([{ username: 'alice', role: 'admin' }]);
  expect((await signUp(app, 'ann')).user.role).toBe('admin');
  expect((await signUp(app, 'ben')).user.role).toBe('user');
  const { body } = await request(app.url)
    .post('/api/v1/auth/login')
    .send({ login: 'alice', password: 'password' })
    .expect(200);
  expect((body as { user: Me }).user.role).toBe('admin');
});

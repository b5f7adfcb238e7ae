import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page, Problem, User } from '@parley/contracts';
import request from 'supertest';
import {
  apiOf,
  connect,
  eventually,
  PASSWORD,
  type Person,
  record,
  signUp,
  startInstances,
  type TestApp,
  type TestDatabase,
  type TestInstances,
} from '../support/index.js';

let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let admin: Person;

beforeAll(async () => {
  instances = await startInstances({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' });
  ({ database, here, there } = instances);
  admin = await newAdministrator();
});

afterAll(() => instances?.close());

let people = 0;
const newPerson = (app = here) => {
  people += 1;
  return signUp(app, `person${people}`);
};

async function newAdministrator(): Promise<Person> {
  const person = await newPerson();
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [person.user.id]);
  // The role of their session is remembered for some seconds: they sign in anew.
  const { body } = await logIn(person.user.username).expect(200);
  return { ...person, token: body.accessToken as string };
}

const logIn = (login: string, password = PASSWORD) =>
  request(there.url).post('/api/v1/auth/login').send({ login, password });

const ban = (by: Person, { user }: Person, body: object = {}) =>
  apiOf(here, by).put<Problem>(`/users/${user.id}/ban`, body);
const lift = (by: Person, { user }: Person) => apiOf(here, by).delete<Problem>(`/users/${user.id}/ban`);

const auditOf = ({ user }: Person) =>
  database.query<object>(
    `SELECT actor_id, act, details FROM audit WHERE target_id = $1 AND act LIKE 'account.%banned' ORDER BY id`,
    [user.id],
  );

describe('an account that is banned', () => {
  test('is signed out everywhere with a word why, on every instance', async () => {
    const person = await newPerson();
    const sockets = await Promise.all([connect(here, person.token), connect(there, person.token)]);
    const heard = sockets.map(record);
    expect((await ban(admin, person, { reason: 'Spam' })).status).toBe(204);
    for (const one of heard) {
      await eventually(() => expect(one.of('session:ended')).toEqual([{ reason: 'banned' }]), 2_000);
    }
    expect((await apiOf(here, person).get('/users/me')).status).toBe(401);
    await eventually(
      async () => expect((await apiOf(there, person).get('/users/me')).status).toBe(401),
      2_000,
    );
    await request(there.url)
      .post('/api/v1/auth/refresh')
      .send({ refreshToken: person.tokens.refreshToken })
      .expect(401);
  });

  test('is told so when logging in, after the right password alone', async () => {
    const person = await newPerson();
    await ban(admin, person);
    const { body } = await logIn(person.user.username).expect(403);
    expect(body.code).toBe('BANNED');
    const wrong = await logIn(person.user.username, 'a guess').expect(401);
    expect(wrong.body).toEqual((await logIn('nobody-at-all', 'a guess').expect(401)).body);
  });

  test('may come back when it is lifted; its sessions do not', async () => {
    const person = await newPerson();
    await ban(admin, person, { reason: 'Spam' });
    expect((await lift(admin, person)).status).toBe(204);
    expect((await apiOf(here, person).get('/users/me')).status).toBe(401);
    await logIn(person.user.username).expect(200);
    expect(await auditOf(person)).toEqual([
      { actor_id: admin.user.id, act: 'account.banned', details: { reason: 'Spam' } },
      { actor_id: admin.user.id, act: 'account.unbanned', details: {} },
    ]);
  });

  test('banned or lifted twice, nothing more is done or written down', async () => {
    const person = await newPerson();
    for (let n = 0; n < 2; n += 1) expect((await ban(admin, person)).status).toBe(204);
    for (let n = 0; n < 2; n += 1) expect((await lift(admin, person)).status).toBe(204);
    expect(await auditOf(person)).toHaveLength(2);
  });

  test('is not found among people', async () => {
    const person = await newPerson();
    await ban(admin, person);
    const found = await apiOf(here, admin).get<Page<User>>(`/users?query=${person.user.username}`);
    expect(found.body.items).toEqual([]);
  });
});

describe('who bans', () => {
  test('is an administrator, and not a moderator or anybody else', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    for (const act of [ban, lift]) {
      const { status, body } = await act(one, other);
      expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect((await apiOf(here, other).get('/users/me')).status).toBe(200);
  });

  test('cannot ban themselves', async () => {
    const { status, body } = await ban(admin, admin);
    expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
  });

  test('finds nobody under an id that is none, or whose account is deleted', async () => {
    const person = await newPerson();
    await apiOf(here, person).post('/auth/delete-account', { password: PASSWORD });
    expect((await ban(admin, person)).status).toBe(404);
    const nobody = { ...person, user: { ...person.user, id: '019aa5f0-3c00-7a11-8a01-5d2f6b1c0a01' } };
    expect((await ban(admin, nobody)).status).toBe(404);
  });

  test('of two who ban each other at once one stays', async () => {
    const [one, other] = [await newAdministrator(), await newAdministrator()];
    const answers = await Promise.all([ban(one, other), ban(other, one)]);
    expect(answers.map(({ status }) => status === 204).sort()).toEqual([false, true]);
  });
});

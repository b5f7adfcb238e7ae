import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Member, Message, MessagePage, MyRoom, Page, Problem, User } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import request from 'supertest';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  PASSWORD,
  type Person,
  record,
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
let here: TestApp;
let there: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const env = { LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' };
  [here, there] = await Promise.all([startApp({ database, redis, env }), startApp({ database, redis, env })]);
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await redis?.close();
  await database?.close();
});

let people = 0;
const newPerson = (app = here, name = 'person') => {
  people += 1;
  return signUp(app, `${name}${people}`);
};

const deleteAccount = (person: Pick<Person, 'token'>, password: string | undefined = PASSWORD) =>
  apiOf(here, person).post<Problem>('/auth/delete-account', { ...(password !== '' && { password }) });

describe('an account that is deleted', () => {
  test('asks for the password', async () => {
    const person = await newPerson();
    for (const password of ['a guess', '']) {
      const { status, body } = await deleteAccount(person, password);
      expect([status, body.code, body.errors?.[0]?.path]).toEqual([403, 'FORBIDDEN', 'password']);
    }
    expect((await apiOf(here, person).get('/users/me')).status).toBe(200);
  });

  test('is signed out everywhere, on every instance, and cannot come back', async () => {
    const person = await newPerson();
    const sockets = await Promise.all([connect(here, person.token), connect(there, person.token)]);
    const heard = sockets.map(record);
    expect((await deleteAccount(person)).status).toBe(204);
    for (const one of heard) {
      await eventually(() => expect(one.of('session:ended')).toEqual([{ reason: 'revoked' }]), 2_000);
    }
    expect((await apiOf(here, person).get('/users/me')).status).toBe(401);
    await eventually(
      async () => expect((await apiOf(there, person).get('/users/me')).status).toBe(401),
      2_000,
    );
    const post = (path: string, body: object) => request(there.url).post(`/api/v1/auth/${path}`).send(body);
    await post('refresh', { refreshToken: person.tokens.refreshToken }).expect(401);
    for (const login of [person.user.username, person.user.email]) {
      await post('login', { login, password: PASSWORD }).expect(401);
    }
    await expect(connect(there, person.token)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
  });

  test('leaves nothing behind that says who it was; what it said stays, by the same author', async () => {
    const [leaving, staying] = [await newPerson(here, 'leaving'), await newPerson(there)];
    const api = apiOf(here, leaving);
    await api.patch('/users/me', { displayName: 'Full Name', bio: 'Everything about me' });
    const room = await makeRoom(api);
    await apiOf(there, staying).post(`/rooms/${room.id}/join`);
    const said = await api.post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body: 'I was here' });
    const socket = await connect(there, staying.token);
    const heard = record(socket);

    expect((await deleteAccount(leaving)).status).toBe(204);

    const user = await apiOf(there, staying).get<User>(`/users/${leaving.user.id}`);
    expect(user.body).toMatchObject({ displayName: 'Deleted account', avatarUrl: null, bio: null });
    const page = await apiOf(there, staying).get<MessagePage>(`/rooms/${room.id}/messages`);
    expect(page.body.items).toContainEqual(
      expect.objectContaining({ id: said.body.id, body: 'I was here', authorId: leaving.user.id }),
    );
    const members = await apiOf(there, staying).get<Page<Member>>(`/rooms/${room.id}/members`);
    expect(members.body.items.map((member) => [member.user.id, member.role])).toEqual([
      [staying.user.id, 'owner'],
    ]);
    await eventually(() =>
      expect(heard.of('member:removed')).toEqual([
        { roomId: room.id, userId: leaving.user.id, reason: 'left' },
      ]),
    );
    // Nothing of them anywhere in the database but in what they said.
    for (const text of [leaving.user.username, 'Full Name', 'Everything about me']) {
      expect(await tablesWith(text)).toEqual([]);
    }
    const [row] = await database.query<{ username: string; display_name: string }>(
      'SELECT username, display_name FROM users WHERE id = $1',
      [leaving.user.id],
    );
    expect(row).toEqual({
      username: expect.stringMatching(/^deleted-[0-9a-f]{24}$/),
      display_name: 'Deleted account',
    });
    socket.close();
  });

  test('gives its names back: they are another account’s from then on', async () => {
    const person = await newPerson();
    await deleteAccount(person);
    const again = await signUp(there, person.user.username);
    expect(again.user.id).not.toBe(person.user.id);
  });

  test('stays on the other end of a direct room, without a name', async () => {
    const [leaving, staying] = [await newPerson(), await newPerson()];
    const direct = (await apiOf(here, leaving).post<MyRoom>('/rooms/direct', { userId: staying.user.id }))
      .body;
    await apiOf(here, leaving).post(`/rooms/${direct.id}/messages`, { id: newId(), body: 'Goodbye' });
    await deleteAccount(leaving);
    const rooms = (await apiOf(there, staying).get<Page<MyRoom>>('/rooms')).body.items;
    expect(rooms).toMatchObject([
      { id: direct.id, peer: { id: leaving.user.id, displayName: 'Deleted account', bio: null } },
    ]);
    expect(rooms[0]?.lastMessage).toMatchObject({ body: 'Goodbye', authorId: leaving.user.id });
  });

  test('takes rooms along in which nobody else is', async () => {
    const person = await newPerson();
    const room = await makeRoom(apiOf(here, person));
    await deleteAccount(person);
    expect(await database.query('SELECT id FROM rooms WHERE id = $1', [room.id])).toEqual([]);
  });

  test('can be a guest’s, who has no password', async () => {
    const guest = await request(here.url).post('/api/v1/auth/guest').send({ displayName: 'Passer-by' });
    const token = guest.body.accessToken as string;
    expect((await deleteAccount({ token }, '')).status).toBe(204);
    expect((await apiOf(here, { token }).get('/users/me')).status).toBe(401);
  });

  test('is written down, and asked for twice at once it is one', async () => {
    const person = await newPerson();
    const answers = await Promise.all([deleteAccount(person), deleteAccount(person)]);
    expect(answers.map(({ status }) => status)).toContain(204);
    const entries = await database.query('SELECT actor_id, act FROM audit WHERE target_id = $1', [
      person.user.id,
    ]);
    expect(entries).toEqual([{ actor_id: person.user.id, act: 'account.deleted' }]);
  });

  test('is never that of the only administrator', async () => {
    await database.query(`UPDATE users SET role = 'user'`);
    const [one, other] = [await newPerson(), await newPerson()];
    await database.query(`UPDATE users SET role = 'admin' WHERE id = ANY($1)`, [
      [one.user.id, other.user.id],
    ]);
    // Both at once: one stays.
    const answers = await Promise.all([deleteAccount(one), deleteAccount(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
    const answer = await deleteAccount(answers[0]?.status === 204 ? other : one);
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    expect(answer.body.detail).toContain('only administrator');
  });
});

/** The tables in which a text stands somewhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query(
      `SELECT 1 FROM "${name}" t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [text],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

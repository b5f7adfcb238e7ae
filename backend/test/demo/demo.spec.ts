import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MessagePage, MyRoom, Page, SignedIn } from '@parley/contracts';
import request from 'supertest';
import { signUp, startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  const env = { DEMO_USERS: 'true' };
  // Several instances at once on an empty database.
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => startApp({ database, env })));
  for (const other of others) await other.close();
  if (!first) throw new Error('no instance');
  app = first;
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function signIn(login: string): Promise<SignedIn> {
  const response = await request(app.url)
    .post('/api/v1/auth/login')
    .send({ login, password: 'password' })
    .expect(200);
  return response.body as SignedIn;
}

const get = (path: string, { accessToken }: SignedIn) =>
  request(app.url).get(`/api/v1${path}`).set('Authorization', `Bearer ${accessToken}`).expect(200);

async function roomsOf(person: SignedIn): Promise<MyRoom[]> {
  return ((await get('/rooms', person)).body as Page<MyRoom>).items;
}

test.each(['alice', 'bob', 'carol', 'dave'])('%s can sign in, by either name', async (name) => {
  expect((await signIn(name)).user.username).toBe(name);
  expect((await signIn(`${name}@example.com`)).user.bio).toBeTruthy();
});

test('alice has rooms of every kind, with something to read', async () => {
  const rooms = await roomsOf(await signIn('alice'));
  expect(rooms.map((room) => room.name ?? room.peer?.username).sort()).toEqual(
    ['bob', 'dave', 'general', 'random', 'spring-ride'].sort(),
  );
  const unread = Object.fromEntries(
    rooms.map((room) => [room.name ?? room.peer?.username, [room.unread, room.mentions]]),
  );
  expect(unread).toEqual({
    general: [0, 0],
    random: [3, 0],
    'spring-ride': [1, 1],
    bob: [1, 0],
    dave: [0, 0],
  });
});

test('what is private stays so', async () => {
  const rooms = await roomsOf(await signIn('dave'));
  expect(rooms.map((room) => room.name ?? room.peer?.username).sort()).toEqual([
    'alice',
    'general',
    'random',
  ]);
});

describe('the history', () => {
  test('is as if it had happened', async () => {
    const alice = await signIn('alice');
    for (const room of await roomsOf(alice)) {
      const { items } = (await get(`/rooms/${room.id}/messages?limit=100`, alice)).body as MessagePage;
      expect(items.map((message) => message.seq)).toEqual(items.map((_, index) => index + 1));
      expect(items).toHaveLength(room.lastSeq);
      expect(items[0]?.system?.type).toBe('created');
      const versions = items.map((message) => message.version);
      expect(new Set(versions).size).toBe(versions.length);
      expect(Math.max(...versions)).toBe(room.version);
      const times = items.map((message) => message.createdAt);
      expect(times).toEqual([...times].sort());
      expect(times.every((time) => Date.parse(time) < Date.now())).toBe(true);
    }
  });

  test('shows what there is', async () => {
    const alice = await signIn('alice');
    const general = (await roomsOf(alice)).find((room) => room.name === 'general');
    const { items } = (await get(`/rooms/${general?.id}/messages?limit=100`, alice)).body as MessagePage;
    for (const has of [
      items.some((message) => message.pinned),
      items.some((message) => message.editedAt),
      items.some((message) => message.deletedAt && message.body === null),
      items.some((message) => message.reactions.length > 0),
      items.some((message) => message.mentions.length > 0),
      items.some((message) => items.some((other) => other.id === message.replyTo)),
    ]) {
      expect(has).toBe(true);
    }
  });

  test('goes on', async () => {
    const alice = await signIn('alice');
    const general = (await roomsOf(alice)).find((room) => room.name === 'general');
    const response = await request(app.url)
      .post(`/api/v1/rooms/${general?.id}/messages`)
      .set('Authorization', `Bearer ${alice.accessToken}`)
      .send({ id: '019aa5f2-1e00-7c33-ac03-7f4b8d3e2d04', body: 'And on' })
      .expect(201);
    expect(response.body.seq).toBe((general?.lastSeq ?? 0) + 1);
    expect(response.body.version).toBe((general?.version ?? 0) + 1);
  });
});

test('a database with people in it is left alone', async () => {
  const used = await startPostgres();
  const before = await startApp({ database: used });
  await signUp(before, 'somebody');
  await before.close();
  const after = await startApp({ database: used, env: { DEMO_USERS: 'true' } });
  expect(await used.query('SELECT username FROM users')).toEqual([{ username: 'somebody' }]);
  await after.close();
  await used.close();
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LIMITS, type MyRoom, type Page, type Room, type SyncedPeople } from '@parley/contracts';
import request from 'supertest';
import { photo } from '../attachments/files.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  type Recording,
  refusal,
  signUp,
  startInstances,
  type TestApp,
  type TestDatabase,
  type TestInstances,
  type TestSocket,
} from '../support/index.js';

/** Who sees somebody learns of another name, picture or word about themselves: at once, or on coming back. */
let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let asAlice: Api;
let room: MyRoom;
let sockets: TestSocket[];
let heardByBob: Recording;
let heardByCarol: Recording;
let pair = 0;

beforeAll(async () => {
  instances = await startInstances();
  ({ database, here, there } = instances);
});

afterAll(() => instances?.close());

/** Alice is here; bob, who shares two rooms with her, and carol, who shares none, are there. */
beforeEach(async () => {
  pair += 1;
  [alice, bob, carol] = await Promise.all([
    signUp(here, `alice${pair}`),
    signUp(there, `bob${pair}`),
    signUp(there, `carol${pair}`),
  ]);
  asAlice = apiOf(here, alice);
  room = await makeRoom(asAlice);
  for (const { id } of [room, await makeRoom(asAlice)]) await apiOf(there, bob).post(`/rooms/${id}/join`);
  sockets = await Promise.all([connect(there, bob.token), connect(there, carol.token)]);
  [heardByBob, heardByCarol] = sockets.map(record) as [Recording, Recording];
});

afterEach(() => {
  for (const socket of sockets) socket.close();
});

const namesHeard = () => heardByBob.of('user:changed').map(({ displayName }) => displayName);

async function peopleOf(person: Person, people?: number): Promise<SyncedPeople> {
  const socket = await connect(there, person.token);
  const answer = await socket.request('sync', { rooms: [], people });
  socket.close();
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.people;
}

describe('who is there', () => {
  test('hears on another instance, once, of a name, a word about oneself and a picture', async () => {
    await asAlice.patch('/users/me', { displayName: 'Ann', bio: 'Likes cakes' });
    await eventually(() =>
      expect(heardByBob.of('user:changed')).toEqual([
        {
          ...alice.user,
          email: undefined,
          role: undefined,
          settings: undefined,
          displayName: 'Ann',
          bio: 'Likes cakes',
        },
      ]),
    );
    const { body } = await request(here.url)
      .put('/api/v1/users/me/avatar')
      .auth(alice.token, { type: 'bearer' })
      .attach('file', await photo(100, 100), { filename: 'me' });
    await eventually(() =>
      expect(heardByBob.of('user:changed').at(-1)).toMatchObject({ avatarUrl: body.avatarUrl }),
    );
    await asAlice.delete('/users/me/avatar');
    await eventually(() => expect(heardByBob.of('user:changed').at(-1)).toMatchObject({ avatarUrl: null }));
    expect(heardByBob.of('user:changed')).toHaveLength(3);
  });

  test('hears nothing of whom they share no room with, and nothing of settings', async () => {
    await asAlice.patch('/users/me', { settings: { theme: 'dark' } });
    await asAlice.patch('/users/me', { displayName: 'Ann' });
    await eventually(() => expect(namesHeard()).toEqual(['Ann']));
    await sockets[1]?.request('ping');
    expect(heardByCarol.of('user:changed')).toEqual([]);
  });

  test('hears of many changes in a row as of few, and of the last one', async () => {
    for (let n = 1; n <= 20; n += 1) await asAlice.patch('/users/me', { displayName: `Ann ${n}` });
    await eventually(() => expect(namesHeard().at(-1)).toBe('Ann 20'));
    expect(namesHeard()[0]).toBe('Ann 1');
    expect(namesHeard().length).toBeLessThan(10);
  });

  test('hears that an account is gone, though it has left every room', async () => {
    await asAlice.post('/auth/delete-account', { password: 'correct horse' });
    await eventually(() => expect(namesHeard()).toEqual(['Deleted account']));
  });
});

describe('who was away', () => {
  test('is told with the next sync of those who changed since, and of nobody else', async () => {
    const { version, reset } = await peopleOf(bob);
    expect(reset).toBe(true);
    expect(await peopleOf(bob, version)).toEqual({ version, changed: [], reset: false });
    await asAlice.patch('/users/me', { displayName: 'Ann' });
    await asAlice.patch('/users/me', { displayName: 'Ann', settings: { theme: 'light' } });
    const next = await peopleOf(bob, version);
    expect(next).toMatchObject({ version: version + 1, reset: false });
    expect(next.changed.map(({ id, displayName }) => [id, displayName])).toEqual([[alice.user.id, 'Ann']]);
    expect(await peopleOf(bob, next.version)).toMatchObject({ changed: [] });
  });

  test('begins anew where too many changed, or the version is of another database', async () => {
    const { version } = await peopleOf(bob);
    await database.query(
      `INSERT INTO users (id, username, display_name)
       SELECT gen_random_uuid(), 'many' || $1 || '-' || n, 'Many' FROM generate_series(1, ${LIMITS.profilesMaxGap + 1}) n`,
      [pair],
    );
    expect(await peopleOf(bob, version)).toMatchObject({ version, changed: [] });
    await database.query(`UPDATE users SET bio = 'x' WHERE username LIKE 'many' || $1 || '-%'`, [pair]);
    const head = version + LIMITS.profilesMaxGap + 1;
    expect(await peopleOf(bob, version)).toEqual({ version: head, changed: [], reset: true });
    expect((await peopleOf(bob, version + 1)).changed).toHaveLength(LIMITS.profilesMaxGap);
    expect(await peopleOf(bob, head + 1)).toEqual({ version: head, changed: [], reset: true });
  });

  test('misses nobody of those who change at the same moment', async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, n) => signUp(n % 2 ? here : there, `busy${pair}-${n}`)),
    );
    let { version } = await peopleOf(bob);
    const told = new Map<string, string>();
    let changing = true;
    const changes = Promise.all(
      people.map(async (person, n) => {
        for (const word of ['one', 'two', 'three'])
          await apiOf(n % 2 ? there : here, person).patch('/users/me', { bio: word });
      }),
    ).finally(() => (changing = false));
    for (let last = false; !last;) {
      last = !changing;
      const people = await peopleOf(bob, version);
      version = people.version;
      for (const { id, bio } of people.changed) told.set(id, bio ?? '');
    }
    await changes;
    expect(people.map(({ user }) => told.get(user.id))).toEqual(people.map(() => 'three'));
  });
});

describe('shared rooms', () => {
  const shared = (api: Api, id: string, query = '') =>
    api.get<Page<Room>>(`/users/${id}/shared-rooms${query}`);

  test('are those that both are in, by name, page by page, without the one between the two', async () => {
    const asBob = apiOf(there, bob);
    const secret = await makeRoom(asAlice, { name: `a secret ${pair}`, kind: 'private' });
    await asAlice.put(`/rooms/${secret.id}/members/${bob.user.id}`);
    await asAlice.post('/rooms/direct', { userId: bob.user.id });
    await makeRoom(asAlice, { name: `Alone ${pair}` });
    const whole = (await shared(asBob, alice.user.id)).body;
    expect(whole.items).toHaveLength(3);
    expect(whole.items[0]).toMatchObject({ id: secret.id, memberCount: 2 });
    expect(whole.items[0]).not.toHaveProperty('me');
    const found: string[] = [];
    for (let query: string | null = '?limit=1'; query !== null;) {
      const { items, nextCursor }: Page<Room> = (await shared(asBob, alice.user.id, query)).body;
      found.push(...items.map(({ id }) => id));
      query = nextCursor && `?limit=1&cursor=${nextCursor}`;
    }
    expect(found).toEqual(whole.items.map(({ id }) => id));
    expect((await shared(apiOf(there, carol), alice.user.id)).body.items).toEqual([]);
  });

  test('of nobody are not there', async () => {
    expect(refusal(await shared(asAlice, '019aa5f0-3c00-7a11-8a01-5d2f6b1c0a01'))).toBe('404 NOT_FOUND');
    await apiOf(there, bob).post('/auth/delete-account', { password: 'correct horse' });
    expect(refusal(await shared(asAlice, bob.user.id))).toBe('404 NOT_FOUND');
  });
});

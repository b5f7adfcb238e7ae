import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FOREVER, type MyRoom, type Page, type Problem, type Room } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let asAlice: Api;
let asBob: Api;
let asCarol: Api;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [alice, bob, carol] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob'), signUp(app, 'carol')]);
  [asAlice, asBob, asCarol] = [apiOf(app, alice), apiOf(app, bob), apiOf(app, carol)];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const notices = (roomId: string) =>
  database.query<{ seq: number; version: number; system: { type: string; userId: string } }>(
    'SELECT seq::int, version::int, system FROM messages WHERE room_id = $1 ORDER BY seq',
    [roomId],
  );

describe('making a room', () => {
  test('the caller owns it, and it begins with a notice that is read', async () => {
    const { status, body } = await asAlice.post<MyRoom>('/rooms', {
      name: 'Beginnings',
      kind: 'public',
      topic: 'First things',
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      kind: 'public',
      name: 'Beginnings',
      topic: 'First things',
      createdBy: alice.user.id,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      memberCount: 1,
      firstSeq: 1,
      lastSeq: 1,
      version: 1,
      me: {
        role: 'owner',
        readSeq: 1,
        deliveredSeq: 1,
        mutedUntil: null,
        notify: 'all',
        notifyChosen: false,
        joinedAt: expect.any(String),
      },
      unread: 0,
      mentions: 0,
      lastMessage: expect.objectContaining({
        seq: 1,
        kind: 'system',
        body: null,
        system: { type: 'created', userId: alice.user.id },
      }),
      peer: null,
      blocked: null,
    });
  });

  test('a public name is taken regardless of case; a private one never is', async () => {
    await makeRoom(asAlice, { name: 'Taken' });
    const again = await asBob.post('/rooms', { name: 'tAKEN', kind: 'public' });
    expect(refusal(again)).toBe('409 CONFLICT');
    for (const api of [asAlice, asBob]) {
      expect((await api.post('/rooms', { name: 'Taken', kind: 'private' })).status).toBe(201);
    }
  });

  test.each([
    ['no name', { kind: 'public' }],
    ['an empty name', { name: '', kind: 'public' }],
    ['a name of white space', { name: ' \t ', kind: 'public' }],
    ['a name of 81', { name: 'x'.repeat(81), kind: 'public' }],
    ['a name that is a number', { name: 7, kind: 'public' }],
    ['a NUL in the name', { name: 'a\0b', kind: 'public' }],
    ['half a surrogate pair', { name: 'a\ud800', kind: 'public' }],
    ['no kind', { name: 'Kindless' }],
    ['a direct room', { name: 'Direct', kind: 'direct' }],
    ['a topic of 251', { name: 'Topical', kind: 'public', topic: 'x'.repeat(251) }],
    ['a field that is not known', { name: 'Extra', kind: 'public', colour: 'red' }],
  ])('%s is refused', async (_what, body) => {
    expect(refusal(await asAlice.post('/rooms', body))).toBe('400 VALIDATION');
  });

  test('a name has 80 characters, however many bytes they are', async () => {
    const name = '🦜'.repeat(80);
    expect((await makeRoom(asAlice, { name })).name).toBe(name);
  });
});

describe('looking at rooms', () => {
  test('a public room shows its Room to everybody and a MyRoom to its members', async () => {
    const room = await makeRoom(asAlice);
    const { status, body } = await asBob.get<Room>(`/rooms/${room.id}`);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(
      [
        'createdAt',
        'createdBy',
        'firstSeq',
        'id',
        'kind',
        'lastSeq',
        'memberCount',
        'name',
        'topic',
        'version',
      ].sort(),
    );
    expect((await asAlice.get(`/rooms/${room.id}`)).body).toEqual(room);
  });

  test('a private room that one is not in is as if it were not there', async () => {
    const room = await makeRoom(asAlice, { kind: 'private' });
    const nowhere = newId();
    for (const call of [
      (id: string) => asBob.get(`/rooms/${id}`),
      (id: string) => asBob.post(`/rooms/${id}/join`),
      (id: string) => asBob.post(`/rooms/${id}/leave`),
      (id: string) => asBob.get(`/rooms/${id}/members`),
      (id: string) => asBob.put(`/rooms/${id}/members/${carol.user.id}`),
      (id: string) => asBob.delete(`/rooms/${id}/members/${alice.user.id}`),
      (id: string) => asBob.patch(`/rooms/${id}/members/${alice.user.id}`, { role: 'member' }),
      (id: string) => asBob.patch(`/rooms/${id}`, { name: 'Mine' }),
      (id: string) => asBob.delete(`/rooms/${id}`),
      (id: string) => asBob.put(`/rooms/${id}/read`, { seq: 1 }),
    ]) {
      const [real, none] = [await call(room.id), await call(nowhere)];
      expect(refusal(real)).toBe('404 NOT_FOUND');
      expect(JSON.stringify(real.body).replaceAll(room.id, nowhere)).toBe(JSON.stringify(none.body));
    }
  });

  test('what a public room keeps for its members', async () => {
    const room = await makeRoom(asAlice);
    for (const call of [
      () => asBob.post(`/rooms/${room.id}/leave`),
      () => asBob.get(`/rooms/${room.id}/members`),
      () => asBob.put(`/rooms/${room.id}/members/${carol.user.id}`),
      () => asBob.delete(`/rooms/${room.id}/members/${alice.user.id}`),
      () => asBob.patch(`/rooms/${room.id}/members/${alice.user.id}`, { role: 'member' }),
      () => asBob.patch(`/rooms/${room.id}`, { name: 'Mine' }),
      () => asBob.delete(`/rooms/${room.id}`),
      () => asBob.put(`/rooms/${room.id}/read`, { seq: 1 }),
    ]) {
      expect(refusal(await call())).toBe('403 NOT_A_MEMBER');
    }
  });

  test('administrators see no more than others', async () => {
    const room = await makeRoom(asAlice, { kind: 'private' });
    await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [carol.user.id]);
    expect(refusal(await asCarol.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  });

  test.each(['nothing', '1', '019aa5f1-2d00-4b22-9b02-6e3a7c2d1c03', '019AA5F1-2D00-7B22-9B02-6E3A7C2D1C03'])(
    'the id %s is malformed',
    async (id) => {
      expect(refusal(await asAlice.get(`/rooms/${id}`))).toBe('400 VALIDATION');
    },
  );

  test('by name: the public room regardless of case, else one’s own private one', async () => {
    const hidden = await makeRoom(asAlice, { name: 'Den', kind: 'private' });
    const byName = (api: Api, name: string) => api.get<MyRoom>(`/rooms/by-name/${encodeURIComponent(name)}`);
    expect((await byName(asAlice, 'dEN')).body.id).toBe(hidden.id);
    expect(refusal(await byName(asBob, 'Den'))).toBe('404 NOT_FOUND');
    const open = await makeRoom(asBob, { name: 'DEN' });
    for (const api of [asAlice, asBob]) expect((await byName(api, 'den')).body.id).toBe(open.id);
    expect(refusal(await byName(asAlice, 'no such'))).toBe('404 NOT_FOUND');
    expect(refusal(await byName(asAlice, 'a\0'))).toBe('400 VALIDATION');
    expect(refusal(await byName(asAlice, '50%_\\'))).toBe('404 NOT_FOUND');
  });
});

describe('lists', () => {
  test('one’s own rooms, the latest activity first, page by page', async () => {
    const dave = await signUp(app, 'dave');
    const asDave = apiOf(app, dave);
    const rooms: MyRoom[] = [];
    for (let n = 0; n < 5; n += 1) rooms.push(await makeRoom(asDave));
    await asDave.patch(`/rooms/${rooms[1]?.id}`, { topic: 'Alive' });
    const expected = [1, 4, 3, 2, 0].map((n) => rooms[n]?.id);

    const all = await asDave.get<Page<MyRoom>>('/rooms');
    expect(all.body.items.map(({ id }) => id)).toEqual(expected);
    expect(all.body.nextCursor).toBeNull();

    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<MyRoom> = (await asDave.get<Page<MyRoom>>(`/rooms?limit=2${query}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expected);
  });

  test('discovering finds public rooms by any part of their names, and nothing else', async () => {
    for (const name of ['Birds of prey', 'birdwatching', 'Early bird']) await makeRoom(asAlice, { name });
    await makeRoom(asAlice, { name: 'Bird secrets', kind: 'private' });
    const find = async (query: string) => {
      const { body } = await asBob.get<Page<Room>>(`/rooms/discover?${query}`);
      return body;
    };
    const { items } = await find('query=BIRD');
    expect(items.map(({ name }) => name)).toEqual(['Birds of prey', 'birdwatching', 'Early bird']);
    expect(items[0]).not.toHaveProperty('me');

    const first = await find('query=bird&limit=2');
    const second = await find(`query=bird&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(second.nextCursor).toBeNull();

    expect((await find('query=%25')).items).toEqual([]);
    expect((await find('query=_____')).items).toEqual([]);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e1',
    'limit=ten',
    'cursor=%20',
    'cursor=bm9wZQ',
    'page=2',
  ])('?%s is refused', async (query) => {
    for (const list of ['/rooms', '/rooms/discover']) {
      expect(refusal(await asAlice.get(`${list}?${query}`))).toBe('400 VALIDATION');
    }
  });
});

describe('changing a room', () => {
  test('a new name and topic are notices; what is so already is none', async () => {
    const room = await makeRoom(asAlice);
    const { status, body } = await asAlice.patch<MyRoom>(`/rooms/${room.id}`, {
      name: 'Renamed',
      topic: 'New',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Renamed', topic: 'New', lastSeq: 3, version: 3 });
    await asAlice.patch(`/rooms/${room.id}`, { name: 'Renamed', topic: 'New' });
    await asAlice.patch(`/rooms/${room.id}`, {});
    await asAlice.patch(`/rooms/${room.id}`, { topic: null });
    expect((await notices(room.id)).map(({ system }) => system)).toEqual([
      { type: 'created', userId: alice.user.id },
      { type: 'renamed', userId: alice.user.id, name: 'Renamed' },
      { type: 'topic', userId: alice.user.id, topic: 'New' },
      { type: 'topic', userId: alice.user.id, topic: null },
    ]);
  });

  test('changing the case of its own name is no conflict; taking another’s is', async () => {
    const room = await makeRoom(asAlice, { name: 'lower case' });
    await makeRoom(asAlice, { name: 'Other' });
    expect((await asAlice.patch<MyRoom>(`/rooms/${room.id}`, { name: 'Lower Case' })).body.name).toBe(
      'Lower Case',
    );
    expect(refusal(await asAlice.patch(`/rooms/${room.id}`, { name: 'OTHER' }))).toBe('409 CONFLICT');
    expect((await asAlice.get<MyRoom>(`/rooms/${room.id}`)).body).toMatchObject({
      name: 'Lower Case',
      version: 2,
    });
  });

  test('members may not', async () => {
    const room = await makeRoom(asAlice);
    await asBob.post(`/rooms/${room.id}/join`);
    expect(refusal(await asBob.patch(`/rooms/${room.id}`, { name: 'Bob’s' }))).toBe('403 FORBIDDEN');
    expect(refusal(await asBob.delete(`/rooms/${room.id}`))).toBe('403 FORBIDDEN');
  });

  test.each([{ name: null }, { name: '' }, { topic: 5 }, { kind: 'private' }, { name: 'x'.repeat(81) }])(
    '%j is refused',
    async (body) => {
      const room = await makeRoom(asAlice);
      expect(refusal(await asAlice.patch(`/rooms/${room.id}`, body))).toBe('400 VALIDATION');
    },
  );

  test('deleting takes everything along', async () => {
    const room = await makeRoom(asAlice);
    await asBob.post(`/rooms/${room.id}/join`);
    expect((await asAlice.delete(`/rooms/${room.id}`)).status).toBe(204);
    for (const api of [asAlice, asBob])
      expect(refusal(await api.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
    expect(await notices(room.id)).toEqual([]);
    expect(refusal(await asAlice.delete(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  });
});

describe('direct rooms', () => {
  test('the same one however often, and whoever asks', async () => {
    const { status, body } = await asAlice.post<MyRoom>('/rooms/direct', { userId: bob.user.id });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'direct',
      name: null,
      topic: null,
      memberCount: 2,
      firstSeq: 1,
      lastSeq: 1,
      me: { role: 'member', readSeq: 0, deliveredSeq: 0 },
      unread: 0,
      peer: { id: bob.user.id, username: 'bob' },
    });
    const fromBob = await asBob.post<MyRoom>('/rooms/direct', { userId: alice.user.id });
    expect(fromBob.body).toMatchObject({ id: body.id, peer: { id: alice.user.id } });
    expect((await asAlice.post<MyRoom>('/rooms/direct', { userId: bob.user.id })).body.id).toBe(body.id);
    expect((await notices(body.id)).map(({ system }) => system.type)).toEqual(['created']);
  });

  test('only the two see it, and it stays as it is', async () => {
    const { id } = (await asAlice.post<MyRoom>('/rooms/direct', { userId: bob.user.id })).body;
    expect(refusal(await asCarol.get(`/rooms/${id}`))).toBe('404 NOT_FOUND');
    for (const call of [
      () => asAlice.post(`/rooms/${id}/leave`),
      () => asAlice.put(`/rooms/${id}/members/${carol.user.id}`),
      () => asAlice.delete(`/rooms/${id}/members/${bob.user.id}`),
      () => asAlice.patch(`/rooms/${id}/members/${bob.user.id}`, { role: 'owner' }),
      () => asAlice.patch(`/rooms/${id}`, { name: 'Ours' }),
      () => asAlice.delete(`/rooms/${id}`),
    ]) {
      expect(refusal(await call())).toBe('403 FORBIDDEN');
    }
    expect((await asAlice.post<MyRoom>(`/rooms/${id}/join`)).body.id).toBe(id);
  });

  test('not with oneself, nor with nobody', async () => {
    expect(refusal(await asAlice.post('/rooms/direct', { userId: alice.user.id }))).toBe('400 VALIDATION');
    expect(refusal(await asAlice.post('/rooms/direct', { userId: newId() }))).toBe('404 NOT_FOUND');
    expect(refusal(await asAlice.post('/rooms/direct', { userId: 'bob' }))).toBe('400 VALIDATION');
  });
});

test('a person is in so many rooms and no more', async () => {
  const small = await startApp({ database, env: { LIMIT_ROOMS_PER_USER: '2' } });
  try {
    const erin = await signUp(small, 'erin');
    const asErin = apiOf(small, erin);
    const others = await makeRoom(asAlice);
    await makeRoom(asErin);
    const second = await makeRoom(asErin);
    expect(refusal(await asErin.post('/rooms', { name: 'Third', kind: 'private' }))).toBe('429 RATE_LIMITED');
    expect(refusal(await asErin.post(`/rooms/${others.id}/join`))).toBe('429 RATE_LIMITED');
    expect(refusal(await asErin.post('/rooms/direct', { userId: bob.user.id }))).toBe('429 RATE_LIMITED');
    expect((await asErin.post(`/rooms/${second.id}/join`)).status).toBe(200);
    await asErin.post(`/rooms/${second.id}/leave`);
    expect((await asErin.post(`/rooms/${others.id}/join`)).status).toBe(200);
  } finally {
    await small.close();
  }
});

test('who is banned from a public room is told so, from a private one not', async () => {
  const [open, closed] = [await makeRoom(asAlice), await makeRoom(asAlice, { kind: 'private' })];
  for (const { id } of [open, closed]) {
    await database.query('INSERT INTO bans (room_id, user_id, banned_by) VALUES ($1, $2, $3)', [
      id,
      bob.user.id,
      alice.user.id,
    ]);
  }
  expect(refusal(await asBob.post(`/rooms/${open.id}/join`))).toBe('403 BANNED');
  expect(refusal(await asBob.get(`/rooms/${open.id}/members`))).toBe('403 BANNED');
  expect(refusal(await asBob.post(`/rooms/${closed.id}/join`))).toBe('404 NOT_FOUND');
  const added = await asAlice.put<Problem>(`/rooms/${open.id}/members/${bob.user.id}`);
  expect(refusal(added)).toBe('403 FORBIDDEN');
  expect(added.body.detail).toContain('Lift the ban');
});

test('who is muted for good has a time that says so', async () => {
  const room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  await database.query('UPDATE members SET muted_until = $1 WHERE room_id = $2 AND user_id = $3', [
    FOREVER,
    room.id,
    bob.user.id,
  ]);
  expect((await asBob.get<MyRoom>(`/rooms/${room.id}`)).body.me.mutedUntil).toBe(FOREVER);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Member, MyRoom, Page } from '@parley/contracts';
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
let people: Record<'alice' | 'bob' | 'carol' | 'dave', Person>;
let api: Record<keyof typeof people, Api>;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  const [alice, bob, carol, dave] = await Promise.all([
    signUp(app, 'alice'),
    signUp(app, 'bob'),
    signUp(app, 'carol'),
    signUp(app, 'dave'),
  ]);
  people = { alice, bob, carol, dave };
  api = { alice: apiOf(app, alice), bob: apiOf(app, bob), carol: apiOf(app, carol), dave: apiOf(app, dave) };
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Alice's room; bob and carol joined it, in that order. */
beforeEach(async () => {
  room = await makeRoom(api.alice);
  await api.bob.post(`/rooms/${room.id}/join`);
  await api.carol.post(`/rooms/${room.id}/join`);
});

const idOf = (name: keyof typeof people) => people[name].user.id;

const roles = async (roomId = room.id) => {
  const rows = await database.query<{ username: string; role: string }>(
    'SELECT username, m.role FROM members m JOIN users u ON u.id = m.user_id WHERE room_id = $1 ORDER BY username',
    [roomId],
  );
  return Object.fromEntries(rows.map(({ username, role }) => [username, role]));
};

const notices = async (roomId = room.id) => {
  const rows = await database.query<{ system: object }>(
    'SELECT system FROM messages WHERE room_id = $1 ORDER BY seq',
    [roomId],
  );
  return rows.map(({ system }) => system);
};

const memberCount = async (roomId = room.id) => {
  const rows = await database.query<{ counted: number; kept: number }>(
    `SELECT member_count AS kept, (SELECT count(*)::int FROM members WHERE room_id = r.id) AS counted
       FROM rooms r WHERE id = $1`,
    [roomId],
  );
  return rows[0];
};

describe('joining', () => {
  test('who joins has read everything, and the room is told', async () => {
    const { status, body } = await api.dave.post<MyRoom>(`/rooms/${room.id}/join`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      memberCount: 4,
      lastSeq: 4,
      me: { role: 'member', readSeq: 4, deliveredSeq: 4 },
      unread: 0,
    });
    expect((await notices()).at(-1)).toEqual({ type: 'joined', userId: idOf('dave') });
    expect(await memberCount()).toEqual({ kept: 4, counted: 4 });
  });

  test('twice is no error, and no second notice', async () => {
    const { status, body } = await api.bob.post<MyRoom>(`/rooms/${room.id}/join`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ memberCount: 3, lastSeq: 3 });
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
  });

  test('a room that is not there', async () => {
    expect(refusal(await api.dave.post(`/rooms/${newId()}/join`))).toBe('404 NOT_FOUND');
  });
});

describe('the list of members', () => {
  test('in the order in which they came, page by page', async () => {
    const all = (await api.bob.get<Page<Member>>(`/rooms/${room.id}/members`)).body;
    expect(all.items.map(({ user }) => user.username)).toEqual(['alice', 'bob', 'carol']);
    expect(all.items[1]).toEqual({
      user: expect.objectContaining({ id: idOf('bob'), displayName: 'bob' }),
      role: 'member',
      joinedAt: expect.any(String),
      mutedUntil: null,
      readSeq: 2,
      deliveredSeq: 2,
    });
    expect(all.items[1]?.user).not.toHaveProperty('email');

    const first = (await api.bob.get<Page<Member>>(`/rooms/${room.id}/members?limit=2`)).body;
    const query = `limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`;
    const second = (await api.bob.get<Page<Member>>(`/rooms/${room.id}/members?${query}`)).body;
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeNull();
  });
});

describe('adding', () => {
  test('any member brings anybody in, into a private room too', async () => {
    const hidden = await makeRoom(api.alice, { kind: 'private' });
    expect((await api.alice.put(`/rooms/${hidden.id}/members/${idOf('bob')}`)).status).toBe(200);
    const { status, body } = await api.bob.put<Member>(`/rooms/${hidden.id}/members/${idOf('carol')}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { username: 'carol' }, role: 'member', readSeq: 3 });
    expect(await notices(hidden.id)).toEqual([
      { type: 'created', userId: idOf('alice') },
      { type: 'added', userId: idOf('bob'), by: idOf('alice') },
      { type: 'added', userId: idOf('carol'), by: idOf('bob') },
    ]);
    expect((await api.carol.get(`/rooms/${hidden.id}`)).status).toBe(200);
  });

  test('who is there already stays as they are', async () => {
    await api.alice.patch(`/rooms/${room.id}/members/${idOf('bob')}`, { role: 'moderator' });
    const { body } = await api.carol.put<Member>(`/rooms/${room.id}/members/${idOf('bob')}`);
    expect(body.role).toBe('moderator');
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
  });

  test('nobody there is', async () => {
    expect(refusal(await api.alice.put(`/rooms/${room.id}/members/${newId()}`))).toBe('404 NOT_FOUND');
    expect(refusal(await api.alice.put(`/rooms/${room.id}/members/bob`))).toBe('400 VALIDATION');
  });
});

describe('leaving', () => {
  test('a member who leaves is out, and the room is told', async () => {
    expect((await api.bob.post(`/rooms/${room.id}/leave`)).status).toBe(204);
    expect(await roles()).toEqual({ alice: 'owner', carol: 'member' });
    expect(await memberCount()).toEqual({ kept: 2, counted: 2 });
    expect((await notices()).at(-1)).toEqual({ type: 'left', userId: idOf('bob') });
    expect(refusal(await api.bob.post(`/rooms/${room.id}/leave`))).toBe('403 NOT_A_MEMBER');
    expect((await api.bob.get<Page<MyRoom>>('/rooms')).body.items.map(({ id }) => id)).not.toContain(room.id);
  });

  test('an owner hands the room to the moderator before longer-serving members', async () => {
    await api.alice.patch(`/rooms/${room.id}/members/${idOf('carol')}`, { role: 'moderator' });
    await api.alice.post(`/rooms/${room.id}/leave`);
    expect(await roles()).toEqual({ bob: 'member', carol: 'owner' });
    expect((await notices()).slice(-2)).toEqual([
      { type: 'left', userId: idOf('alice') },
      { type: 'role', userId: idOf('carol'), by: idOf('alice'), role: 'owner' },
    ]);
  });

  test('without a moderator to the longest-serving member, and the last takes the room along', async () => {
    await api.alice.post(`/rooms/${room.id}/leave`);
    expect(await roles()).toEqual({ bob: 'owner', carol: 'member' });
    await api.bob.post(`/rooms/${room.id}/leave`);
    expect(await roles()).toEqual({ carol: 'owner' });
    expect((await api.carol.post(`/rooms/${room.id}/leave`)).status).toBe(204);
    expect(refusal(await api.carol.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
    expect(await notices()).toEqual([]);
  });
});

describe('kicking', () => {
  const kick = (by: keyof typeof people, whom: keyof typeof people) =>
    api[by].delete(`/rooms/${room.id}/members/${idOf(whom)}`);

  test('who outranks somebody puts them out', async () => {
    await api.alice.patch(`/rooms/${room.id}/members/${idOf('bob')}`, { role: 'moderator' });
    expect((await kick('bob', 'carol')).status).toBe(204);
    expect((await notices()).at(-1)).toEqual({ type: 'kicked', userId: idOf('carol'), by: idOf('bob') });
    expect(await roles()).toEqual({ alice: 'owner', bob: 'moderator' });
    expect((await kick('alice', 'bob')).status).toBe(204);
    expect(await memberCount()).toEqual({ kept: 1, counted: 1 });
    expect((await api.carol.post(`/rooms/${room.id}/join`)).status).toBe(200);
  });

  test('nobody kicks upwards, sideways or themselves', async () => {
    expect(refusal(await kick('bob', 'carol'))).toBe('403 FORBIDDEN');
    for (const name of ['bob', 'carol'] as const) {
      await api.alice.patch(`/rooms/${room.id}/members/${idOf(name)}`, { role: 'moderator' });
    }
    expect(refusal(await kick('bob', 'carol'))).toBe('403 FORBIDDEN');
    expect(refusal(await kick('bob', 'alice'))).toBe('403 FORBIDDEN');
    expect(refusal(await kick('bob', 'bob'))).toBe('403 FORBIDDEN');
    expect(refusal(await kick('alice', 'dave'))).toBe('404 NOT_FOUND');
  });
});

describe('roles', () => {
  const setRole = (by: keyof typeof people, whom: keyof typeof people, role: string) =>
    api[by].patch<Member>(`/rooms/${room.id}/members/${idOf(whom)}`, { role });

  test('the owner promotes and demotes; what is so already is no notice', async () => {
    expect((await setRole('alice', 'bob', 'moderator')).body).toMatchObject({ role: 'moderator' });
    await setRole('alice', 'bob', 'moderator');
    await setRole('alice', 'bob', 'member');
    expect((await notices()).slice(3)).toEqual([
      { type: 'role', userId: idOf('bob'), by: idOf('alice'), role: 'moderator' },
      { type: 'role', userId: idOf('bob'), by: idOf('alice'), role: 'member' },
    ]);
  });

  test('handing the room over makes the giver a moderator', async () => {
    expect((await setRole('alice', 'bob', 'owner')).status).toBe(200);
    expect(await roles()).toEqual({ alice: 'moderator', bob: 'owner', carol: 'member' });
    expect(refusal(await setRole('alice', 'carol', 'moderator'))).toBe('403 FORBIDDEN');
  });

  test('refusals', async () => {
    await setRole('alice', 'bob', 'moderator');
    expect(refusal(await setRole('bob', 'carol', 'moderator'))).toBe('403 FORBIDDEN');
    expect(refusal(await setRole('alice', 'alice', 'member'))).toBe('403 FORBIDDEN');
    expect(refusal(await setRole('alice', 'dave', 'member'))).toBe('404 NOT_FOUND');
    expect(refusal(await setRole('alice', 'bob', 'king'))).toBe('400 VALIDATION');
    expect(refusal(await setRole('dave', 'bob', 'member'))).toBe('403 NOT_A_MEMBER');
  });
});

describe('all at once', () => {
  test('two people open their direct room many times: it is one', async () => {
    const asked = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? api.alice.post<MyRoom>('/rooms/direct', { userId: idOf('dave') })
        : api.dave.post<MyRoom>('/rooms/direct', { userId: idOf('alice') }),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const [id = ''] = answers.map(({ body }) => body.id);
    expect(await memberCount(id)).toEqual({ kept: 2, counted: 2 });
    expect(await notices(id)).toHaveLength(1);
  });

  test('one public name is taken once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.bob.post('/rooms', { name: 'The one', kind: 'public' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => refusal(answer) === '409 CONFLICT')).toHaveLength(9);
  });

  test('joining, leaving, adding and kicking leave counts, notices and versions in step', async () => {
    const acts = Array.from({ length: 60 }, (_, n) => {
      const who = (['bob', 'carol', 'dave'] as const)[n % 3] ?? 'bob';
      switch (Math.floor(n / 3) % 4) {
        case 0:
          return api[who].post(`/rooms/${room.id}/join`);
        case 1:
          return api[who].post(`/rooms/${room.id}/leave`);
        case 2:
          return api.alice.put(`/rooms/${room.id}/members/${idOf(who)}`);
        default:
          return api.alice.delete(`/rooms/${room.id}/members/${idOf(who)}`);
      }
    });
    const answers = await Promise.all(acts);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);

    const { kept, counted } = (await memberCount()) ?? {};
    expect(kept).toBe(counted);
    const rows = await database.query<{ seq: number; version: number; system: { type: string } }>(
      'SELECT seq::int, version::int, system FROM messages WHERE room_id = $1 ORDER BY seq',
      [room.id],
    );
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
    const came = rows.filter(({ system }) => ['created', 'joined', 'added'].includes(system.type)).length;
    const went = rows.filter(({ system }) => ['left', 'kicked'].includes(system.type)).length;
    expect(came - went).toBe(counted);
  });

  test('everybody leaves at once: one owner at any time, and no room in the end', async () => {
    const answers = await Promise.all(
      (['alice', 'bob', 'carol'] as const).map((name) => api[name].post(`/rooms/${room.id}/leave`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(refusal(await api.alice.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  });

  test('the owner hands over and leaves at once: the room keeps exactly one owner', async () => {
    await Promise.all([
      api.alice.patch(`/rooms/${room.id}/members/${idOf('carol')}`, { role: 'owner' }),
      api.alice.post(`/rooms/${room.id}/leave`),
      api.bob.post(`/rooms/${room.id}/leave`),
    ]);
    expect(Object.values(await roles()).filter((role) => role === 'owner')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ban, MyRoom, Page } from '@parley/contracts';
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

type Name = 'alice' | 'bob' | 'carol' | 'dave';

let database: TestDatabase;
let app: TestApp;
let people: Record<Name, Person>;
let api: Record<Name, Api>;
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

/** Alice owns it, bob moderates it, carol is a member. Dave is not in it. */
beforeEach(async () => {
  room = await makeRoom(api.alice);
  await api.bob.post(`/rooms/${room.id}/join`);
  await api.carol.post(`/rooms/${room.id}/join`);
  await api.alice.patch(`/rooms/${room.id}/members/${idOf('bob')}`, { role: 'moderator' });
});

const idOf = (name: Name) => people[name].user.id;
const ban = (by: Name, whom: Name, body: object = {}, roomId = room.id) =>
  api[by].put<Ban>(`/rooms/${roomId}/bans/${idOf(whom)}`, body);
const unban = (by: Name, whom: Name, roomId = room.id) =>
  api[by].delete(`/rooms/${roomId}/bans/${idOf(whom)}`);
const bans = async (query = '') => (await api.bob.get<Page<Ban>>(`/rooms/${room.id}/bans${query}`)).body;

/** What the room was told since it was set up. */
const notices = async () => {
  const rows = await database.query<{ system: object }>(
    `SELECT system FROM messages WHERE room_id = $1 AND kind = 'system' AND seq > 4 ORDER BY seq`,
    [room.id],
  );
  return rows.map(({ system }) => system);
};

const audit = () =>
  database.query(
    `SELECT act, actor_id, target_id, details FROM audit WHERE room_id = $1 AND act <> 'member.role' ORDER BY id`,
    [room.id],
  );

const memberCount = async () =>
  (
    await database.query<{ kept: number; counted: number }>(
      `SELECT member_count AS kept, (SELECT count(*)::int FROM members WHERE room_id = r.id) AS counted
         FROM rooms r WHERE id = $1`,
      [room.id],
    )
  )[0];

describe('banning', () => {
  test('puts a member out, and the room is told', async () => {
    const { status, body } = await ban('bob', 'carol', { reason: 'Spam' });
    expect(status).toBe(200);
    expect(body).toEqual({
      user: expect.objectContaining({ id: idOf('carol'), username: 'carol' }),
      by: idOf('bob'),
      reason: 'Spam',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(body.user).not.toHaveProperty('email');
    expect(await notices()).toEqual([{ type: 'banned', userId: idOf('carol'), by: idOf('bob') }]);
    expect(await memberCount()).toEqual({ kept: 2, counted: 2 });
    expect((await bans()).items).toEqual([body]);
    expect((await api.carol.get<Page<MyRoom>>('/rooms')).body.items.map(({ id }) => id)).not.toContain(
      room.id,
    );
  });

  test('nothing of a public room is left to them, and nobody else brings them in', async () => {
    await ban('bob', 'carol');
    const path = `/rooms/${room.id}`;
    const message = { id: newId(), body: 'Hello' };
    for (const answer of [
      await api.carol.get(path),
      await api.carol.post(`${path}/join`),
      await api.carol.get(`${path}/messages`),
      await api.carol.get(`${path}/members`),
      await api.carol.get(`${path}/changes?since=0`),
      await api.carol.get(`${path}/bans`),
      await api.carol.post(`${path}/messages`, message),
    ]) {
      expect(refusal(answer)).toBe('403 BANNED');
    }
    expect(refusal(await api.alice.put(`${path}/members/${idOf('carol')}`))).toBe('403 FORBIDDEN');
    expect(await memberCount()).toEqual({ kept: 2, counted: 2 });
  });

  test('a private room is as if it were not there', async () => {
    const hidden = await makeRoom(api.alice, { kind: 'private' });
    await api.alice.put(`/rooms/${hidden.id}/members/${idOf('carol')}`);
    await ban('alice', 'carol', {}, hidden.id);
    const nowhere = newId();
    for (const path of ['', '/members', '/messages', '/bans', '/invites']) {
      const answer = await api.carol.get(`/rooms/${hidden.id}${path}`);
      expect(refusal(answer)).toBe('404 NOT_FOUND');
      expect(answer).toEqual(await api.carol.get(`/rooms/${nowhere}${path}`));
    }
    expect(refusal(await api.carol.post(`/rooms/${hidden.id}/join`))).toBe('404 NOT_FOUND');
    expect(refusal(await api.alice.put(`/rooms/${hidden.id}/members/${idOf('carol')}`))).toBe(
      '403 FORBIDDEN',
    );
  });

  test('who is not in the room can be banned from it before they come', async () => {
    expect((await api.dave.get(`/rooms/${room.id}`)).status).toBe(200);
    expect((await ban('bob', 'dave')).body).toMatchObject({ by: idOf('bob'), reason: null });
    // At once, though they were seen as welcome a moment ago.
    expect(refusal(await api.dave.get(`/rooms/${room.id}`))).toBe('403 BANNED');
    expect(refusal(await api.dave.post(`/rooms/${room.id}/join`))).toBe('403 BANNED');
    expect(await notices()).toEqual([{ type: 'banned', userId: idOf('dave'), by: idOf('bob') }]);
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
  });

  test('twice is no error, and changes nothing of the first', async () => {
    const first = await ban('bob', 'carol', { reason: 'Spam' });
    const second = await ban('alice', 'carol', { reason: 'Something else' });
    expect(second).toEqual(first);
    expect(await notices()).toHaveLength(1);
    expect(await audit()).toHaveLength(1);
    expect(await memberCount()).toEqual({ kept: 2, counted: 2 });
  });
});

describe('lifting a ban', () => {
  test('lets them come back, and brings nobody back', async () => {
    await ban('bob', 'carol');
    expect((await unban('alice', 'carol')).status).toBe(204);
    expect((await bans()).items).toEqual([]);
    expect(await memberCount()).toEqual({ kept: 2, counted: 2 });
    expect((await notices()).at(-1)).toEqual({ type: 'unbanned', userId: idOf('carol'), by: idOf('alice') });
    expect((await api.carol.post(`/rooms/${room.id}/join`)).status).toBe(200);
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
  });

  test('of who is not banned is no error and no notice', async () => {
    expect((await unban('bob', 'carol')).status).toBe(204);
    expect((await unban('bob', 'dave')).status).toBe(204);
    expect(await notices()).toEqual([]);
    expect(await audit()).toEqual([]);
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
  });
});

test('the list has the latest first, page by page', async () => {
  await ban('bob', 'carol', { reason: 'First' });
  await ban('bob', 'dave', { reason: 'Second' });
  const all = (await bans()).items;
  expect(all.map(({ reason }) => reason)).toEqual(['Second', 'First']);
  const first = await bans('?limit=1');
  expect(first.items).toEqual(all.slice(0, 1));
  const second = await bans(`?limit=1&cursor=${first.nextCursor}`);
  expect(second).toEqual({ items: all.slice(1), nextCursor: null });
  const wrong = Buffer.from('nonsense').toString('base64url');
  expect(refusal(await api.bob.get(`/rooms/${room.id}/bans?cursor=${wrong}`))).toBe('400 VALIDATION');
  expect(refusal(await api.bob.get(`/rooms/${room.id}/bans?limit=0`))).toBe('400 VALIDATION');
});

describe('who may', () => {
  test('nobody bans upwards, sideways or themselves', async () => {
    expect(refusal(await ban('carol', 'bob'))).toBe('403 FORBIDDEN');
    expect(refusal(await ban('bob', 'alice'))).toBe('403 FORBIDDEN');
    expect(refusal(await ban('bob', 'bob'))).toBe('403 FORBIDDEN');
    expect(refusal(await ban('alice', 'alice'))).toBe('403 FORBIDDEN');
    await api.alice.patch(`/rooms/${room.id}/members/${idOf('carol')}`, { role: 'moderator' });
    expect(refusal(await ban('bob', 'carol'))).toBe('403 FORBIDDEN');
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
    expect((await ban('alice', 'carol')).status).toBe(200);
  });

  test('members and strangers neither ban, lift nor look', async () => {
    await ban('bob', 'dave');
    await unban('bob', 'dave');
    expect(refusal(await ban('carol', 'dave'))).toBe('403 FORBIDDEN');
    expect(refusal(await unban('carol', 'dave'))).toBe('403 FORBIDDEN');
    expect(refusal(await api.carol.get(`/rooms/${room.id}/bans`))).toBe('403 FORBIDDEN');
    expect(refusal(await ban('dave', 'carol'))).toBe('403 NOT_A_MEMBER');
    expect(refusal(await unban('dave', 'carol'))).toBe('403 NOT_A_MEMBER');
    expect(refusal(await api.dave.get(`/rooms/${room.id}/bans`))).toBe('403 NOT_A_MEMBER');
  });

  test('a moderator who was demoted moderates no more', async () => {
    await bans();
    await api.alice.patch(`/rooms/${room.id}/members/${idOf('bob')}`, { role: 'member' });
    expect(refusal(await ban('bob', 'carol'))).toBe('403 FORBIDDEN');
  });

  test('nobody is banned from a direct room', async () => {
    const { body: direct } = await api.alice.post<MyRoom>('/rooms/direct', { userId: idOf('dave') });
    expect(refusal(await ban('alice', 'dave', {}, direct.id))).toBe('403 FORBIDDEN');
    expect(refusal(await api.alice.get(`/rooms/${direct.id}/bans`))).toBe('403 FORBIDDEN');
  });
});

test('what is no ban', async () => {
  for (const reason of [5, {}, ['x'], 'x'.repeat(251), 'a\0b']) {
    expect(refusal(await ban('bob', 'carol', { reason }))).toBe('400 VALIDATION');
  }
  expect(refusal(await ban('bob', 'carol', { why: 'x' }))).toBe('400 VALIDATION');
  expect(refusal(await api.bob.put(`/rooms/${room.id}/bans/carol`, {}))).toBe('400 VALIDATION');
  expect(refusal(await api.bob.put(`/rooms/${room.id}/bans/${newId()}`, {}))).toBe('404 NOT_FOUND');
  expect((await bans()).items).toEqual([]);
  expect((await ban('bob', 'carol', { reason: null })).body.reason).toBeNull();
});

test('each act is in the audit log', async () => {
  await ban('bob', 'carol', { reason: 'Spam' });
  await unban('alice', 'carol');
  expect(await audit()).toEqual([
    { act: 'member.banned', actor_id: idOf('bob'), target_id: idOf('carol'), details: { reason: 'Spam' } },
    { act: 'member.unbanned', actor_id: idOf('alice'), target_id: idOf('carol'), details: {} },
  ]);
});

test('banning and joining at once: who is banned in the end is not in the room', async () => {
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all([
      api.dave.post(`/rooms/${room.id}/join`),
      ban('bob', 'dave'),
      api.carol.put(`/rooms/${room.id}/members/${idOf('dave')}`),
      ban('alice', 'dave'),
      api.dave.post(`/rooms/${room.id}/join`),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const rows = await database.query('SELECT FROM members WHERE room_id = $1 AND user_id = $2', [
      room.id,
      idOf('dave'),
    ]);
    expect(rows).toEqual([]);
    expect(await memberCount()).toEqual({ kept: 3, counted: 3 });
    await unban('bob', 'dave');
  }
  const types = (await notices()).map((notice) => (notice as { type: string }).type);
  expect(types.filter((type) => type === 'banned')).toHaveLength(5);
});

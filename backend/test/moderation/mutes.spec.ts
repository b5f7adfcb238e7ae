import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FOREVER, type Member, type Message, type MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
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
  await setRole('bob', 'moderator');
});

const idOf = (name: Name) => people[name].user.id;
const setRole = (whom: Name, role: string) =>
  api.alice.patch(`/rooms/${room.id}/members/${idOf(whom)}`, { role });
const path = (whom: Name, roomId = room.id) => `/rooms/${roomId}/members/${idOf(whom)}/mute`;
const mute = (by: Name, whom: Name, until: unknown = null) => api[by].put<Member>(path(whom), { until });
const unmute = (by: Name, whom: Name) => api[by].delete<Member>(path(whom));
const say = (who: Name) =>
  api[who].post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body: 'Hello' });
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** What the room was told since it was set up. */
const notices = async () => {
  const rows = await database.query<{ system: object }>(
    `SELECT system FROM messages WHERE room_id = $1 AND kind = 'system' AND seq > 4 ORDER BY seq`,
    [room.id],
  );
  return rows.map(({ system }) => system);
};

const audit = () =>
  database.query<{ act: string }>(
    `SELECT act, actor_id, target_id, details FROM audit WHERE room_id = $1 AND act <> 'member.role' ORDER BY id`,
    [room.id],
  );

describe('muting', () => {
  test('until a time', async () => {
    const until = inMs(60_000);
    const { status, body } = await mute('bob', 'carol', until);
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { username: 'carol' }, role: 'member', mutedUntil: until });
    expect(await notices()).toEqual([{ type: 'muted', userId: idOf('carol'), by: idOf('bob'), until }]);
    expect((await api.carol.get<MyRoom>(`/rooms/${room.id}`)).body.me.mutedUntil).toBe(until);
  });

  test('for good', async () => {
    expect((await mute('alice', 'bob', null)).body.mutedUntil).toBe(FOREVER);
    expect(await notices()).toEqual([
      { type: 'muted', userId: idOf('bob'), by: idOf('alice'), until: FOREVER },
    ]);
  });

  test('who is muted writes nothing and reads on; what they took back stays theirs to take back', async () => {
    const { body: own } = await say('carol');
    const { body: other } = await say('bob');
    await mute('bob', 'carol');
    expect(refusal(await say('carol'))).toBe('403 MUTED');
    const messages = `/rooms/${room.id}/messages`;
    expect(refusal(await api.carol.patch(`${messages}/${own.id}`, { body: 'Changed' }))).toBe('403 MUTED');
    expect(refusal(await api.carol.put(`${messages}/${other.id}/reactions/%F0%9F%91%8D`))).toBe('403 MUTED');
    expect((await api.carol.get(messages)).status).toBe(200);
    expect((await api.carol.put(`/rooms/${room.id}/read`, { seq: other.seq })).status).toBe(200);
    expect((await api.carol.delete(`${messages}/${own.id}`)).status).toBe(200);
  });

  test('what is so already makes no notice, another time does', async () => {
    await mute('bob', 'carol');
    await mute('bob', 'carol', FOREVER);
    expect(await notices()).toHaveLength(1);
    const until = inMs(60_000);
    expect((await mute('bob', 'carol', until)).body.mutedUntil).toBe(until);
    expect(await notices()).toHaveLength(2);
  });

  test('a mute that runs out lets them speak again, and lifting it then is no news', async () => {
    await mute('bob', 'carol', inMs(700));
    expect(refusal(await say('carol'))).toBe('403 MUTED');
    await eventually(async () => expect((await say('carol')).status).toBe(201), 3_000);
    const { status, body } = await unmute('bob', 'carol');
    expect(status).toBe(200);
    expect(body.mutedUntil).toBeNull();
    expect(await notices()).toHaveLength(1);
  });
});

describe('lifting a mute', () => {
  test('they may speak again', async () => {
    await mute('bob', 'carol');
    const { status, body } = await unmute('alice', 'carol');
    expect(status).toBe(200);
    expect(body.mutedUntil).toBeNull();
    expect((await say('carol')).status).toBe(201);
    expect((await notices()).at(-1)).toEqual({
      type: 'unmuted',
      userId: idOf('carol'),
      by: idOf('alice'),
    });
  });

  test('of who is not muted is no error and no notice', async () => {
    expect((await unmute('bob', 'carol')).status).toBe(200);
    expect(await notices()).toEqual([]);
    expect(await audit()).toEqual([]);
  });
});

describe('nobody gets around it', () => {
  test('by leaving and coming back', async () => {
    const until = inMs(60_000);
    await mute('bob', 'carol', until);
    await api.carol.post(`/rooms/${room.id}/leave`);
    const { body } = await api.carol.post<MyRoom>(`/rooms/${room.id}/join`);
    expect(body.me.mutedUntil).toBe(until);
    expect(refusal(await say('carol'))).toBe('403 MUTED');
    await unmute('bob', 'carol');
    await api.carol.post(`/rooms/${room.id}/leave`);
    expect((await api.carol.post<MyRoom>(`/rooms/${room.id}/join`)).body.me.mutedUntil).toBeNull();
  });

  test('by being added anew', async () => {
    await mute('bob', 'carol');
    await api.alice.delete(`/rooms/${room.id}/members/${idOf('carol')}`);
    const { body } = await api.bob.put<Member>(`/rooms/${room.id}/members/${idOf('carol')}`);
    expect(body.mutedUntil).toBe(FOREVER);
  });

  test('but a mute that ran out meanwhile is over', async () => {
    await mute('bob', 'carol', inMs(300));
    await api.carol.post(`/rooms/${room.id}/leave`);
    await eventually(async () => {
      const rows = await database.query('SELECT FROM waiting_mutes WHERE room_id = $1 AND until < now()', [
        room.id,
      ]);
      expect(rows).toHaveLength(1);
    });
    expect((await api.carol.post<MyRoom>(`/rooms/${room.id}/join`)).body.me.mutedUntil).toBeNull();
  });
});

test('a role changes nothing of a mute, but an owner is never muted: nobody could lift it', async () => {
  await mute('alice', 'bob');
  await setRole('bob', 'member');
  await setRole('bob', 'moderator');
  expect(refusal(await say('bob'))).toBe('403 MUTED');
  expect((await setRole('bob', 'owner')).body).toMatchObject({ role: 'owner', mutedUntil: null });
  expect((await say('bob')).status).toBe(201);
});

describe('who may', () => {
  test('nobody mutes upwards, sideways or themselves, or lifts so', async () => {
    for (const act of [mute, unmute]) {
      expect(refusal(await act('carol', 'bob'))).toBe('403 FORBIDDEN');
      expect(refusal(await act('bob', 'alice'))).toBe('403 FORBIDDEN');
      expect(refusal(await act('bob', 'bob'))).toBe('403 FORBIDDEN');
      expect(refusal(await act('alice', 'alice'))).toBe('403 FORBIDDEN');
      expect(refusal(await act('dave', 'carol'))).toBe('403 NOT_A_MEMBER');
      expect(refusal(await act('alice', 'dave'))).toBe('404 NOT_FOUND');
    }
    await setRole('carol', 'moderator');
    await mute('alice', 'carol');
    for (const act of [mute, unmute]) expect(refusal(await act('bob', 'carol'))).toBe('403 FORBIDDEN');
    expect(refusal(await unmute('carol', 'carol'))).toBe('403 FORBIDDEN');
    expect(await notices()).toHaveLength(2);
  });

  test('a private room is not there for strangers, and nobody mutes in a direct one', async () => {
    const hidden = await makeRoom(api.alice, { kind: 'private' });
    const stranger = await api.dave.put(path('alice', hidden.id), { until: null });
    const nowhere = await api.dave.put(path('alice', newId()), { until: null });
    expect(refusal(stranger)).toBe('404 NOT_FOUND');
    expect(stranger).toEqual(nowhere);
    const { body: direct } = await api.alice.post<MyRoom>('/rooms/direct', { userId: idOf('dave') });
    expect(refusal(await api.alice.put(path('dave', direct.id), { until: null }))).toBe('403 FORBIDDEN');
  });
});

test('until when must be said, as a time to come, and as the contract writes times', async () => {
  const at = inMs(3_600_000);
  const wrong = [undefined, '', 'tomorrow', 5, Date.now() + 60_000, true, {}, [at], inMs(-1_000)];
  const almost = [
    at.replace('Z', '+00:00'),
    at.slice(0, 10),
    at.replace(/\.\d+/, ''),
    `+01${at}`,
    '2027-02-30T00:00:00.000Z',
  ];
  for (const until of [...wrong, ...almost]) {
    expect([until, refusal(await api.bob.put(path('carol'), { until }))]).toEqual([until, '400 VALIDATION']);
  }
  expect(refusal(await api.bob.put(path('carol'), { until: at, reason: 'x' }))).toBe('400 VALIDATION');
  expect(refusal(await api.bob.put(`/rooms/${room.id}/members/carol/mute`, { until: at }))).toBe(
    '400 VALIDATION',
  );
  expect(await notices()).toEqual([]);
});

test('each act is in the audit log, and what was refused is not', async () => {
  const until = inMs(60_000);
  await mute('bob', 'carol', until);
  await mute('carol', 'bob', until);
  await unmute('alice', 'carol');
  await api.bob.delete(`/rooms/${room.id}/members/${idOf('carol')}`);
  expect(await audit()).toEqual([
    { act: 'member.muted', actor_id: idOf('bob'), target_id: idOf('carol'), details: { until } },
    { act: 'member.unmuted', actor_id: idOf('alice'), target_id: idOf('carol'), details: {} },
    { act: 'member.kicked', actor_id: idOf('bob'), target_id: idOf('carol'), details: {} },
  ]);
  await api.alice.delete(`/rooms/${room.id}`);
  expect((await audit()).at(-1)).toEqual({
    act: 'room.deleted',
    actor_id: idOf('alice'),
    target_id: null,
    details: { name: room.name },
  });
});

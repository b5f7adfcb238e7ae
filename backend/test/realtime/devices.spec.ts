import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  PASSWORD,
  type Person,
  record,
  type Recording,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

type Name = 'alice' | 'bob' | 'carol';

let database: TestDatabase;
let app: TestApp;
let people: Record<Name, Person>;
let api: Record<Name, Api>;
let sockets: Record<Name, TestSocket>;
let heard: Record<Name, Recording>;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  const [alice, bob, carol] = await Promise.all([
    signUp(app, 'alice'),
    signUp(app, 'bob'),
    signUp(app, 'carol'),
  ]);
  people = { alice, bob, carol };
  api = { alice: apiOf(app, alice), bob: apiOf(app, bob), carol: apiOf(app, carol) };
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Alice's room, with bob in it; carol is outside. Everybody is connected. */
beforeEach(async () => {
  room = await makeRoom(api.alice);
  await api.bob.post(`/rooms/${room.id}/join`);
  const [alice, bob, carol] = await Promise.all([
    connect(app, people.alice.token),
    connect(app, people.bob.token),
    connect(app, people.carol.token),
  ]);
  sockets = { alice, bob, carol };
  heard = { alice: record(alice), bob: record(bob), carol: record(carol) };
});

afterEach(() => {
  for (const socket of Object.values(sockets)) socket.close();
});

const say = async (name: Name, roomId = room.id): Promise<Message> => {
  const answer = await sockets[name].request('message:send', {
    id: newId(),
    roomId,
    body: `Hello from ${name}`,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
};

/** A round trip: what was emitted to this socket before is heard after it. */
const settle = async (...names: Name[]): Promise<void> => {
  for (const name of names) await sockets[name].request('ping');
};

const heardOfRoom = (name: Name, roomId = room.id) =>
  heard[name].all.filter(({ payload }) => JSON.stringify(payload).includes(roomId)).map(({ event }) => event);

test('a message goes to everybody in the room and to nobody else', async () => {
  const message = await say('bob');
  await eventually(() => {
    expect(heard.alice.of('message:changed')).toEqual([message]);
    expect(heard.bob.of('message:changed')).toEqual([message]);
  });
  await settle('carol');
  expect(heard.carol.all).toEqual([]);
});

test('who joins hears of it on every device, and of what comes after', async () => {
  const phone = await connect(app, people.carol.token);
  const heardByPhone = record(phone);
  await api.carol.post(`/rooms/${room.id}/join`);
  for (const recording of [heard.carol, heardByPhone]) {
    await eventually(() => expect(recording.of('room:added')).toHaveLength(1));
    expect(recording.of('room:added')[0]).toMatchObject({
      id: room.id,
      memberCount: 3,
      lastSeq: 3,
      me: { role: 'member', readSeq: 3 },
      unread: 0,
      lastMessage: { system: { type: 'joined', userId: people.carol.user.id } },
    });
  }
  const message = await say('alice');
  for (const recording of [heard.carol, heardByPhone]) {
    await eventually(() => expect(recording.of('message:changed')).toContainEqual(message));
  }
  expect(heard.alice.of('member:changed')).toEqual([
    {
      roomId: room.id,
      member: expect.objectContaining({ user: expect.objectContaining({ username: 'carol' }) }),
    },
  ]);
  expect(heard.alice.of('room:changed')).toEqual([expect.objectContaining({ id: room.id, memberCount: 3 })]);
  expect(heard.alice.of('room:changed')[0]).not.toHaveProperty('me');
  phone.close();
});

test('making a room, being added and a direct room come to every device', async () => {
  const phone = await connect(app, people.alice.token);
  const heardByPhone = record(phone);
  const made = await makeRoom(api.alice, { kind: 'private' });
  await api.alice.put(`/rooms/${made.id}/members/${people.carol.user.id}`);
  const direct = (await api.carol.post<MyRoom>('/rooms/direct', { userId: people.alice.user.id })).body;
  await eventually(() =>
    expect(heardByPhone.of('room:added').map(({ id }) => id)).toEqual([made.id, direct.id]),
  );
  await eventually(() =>
    expect(heard.carol.of('room:added').map(({ id }) => id)).toEqual([made.id, direct.id]),
  );
  expect(heardByPhone.of('room:added')[1]?.peer?.id).toBe(people.carol.user.id);
  expect(heard.carol.of('room:added')[1]?.peer?.id).toBe(people.alice.user.id);
  phone.close();
});

describe('who is put out', () => {
  test('hears that, and nothing more', async () => {
    await api.alice.delete(`/rooms/${room.id}/members/${people.bob.user.id}`);
    await say('alice');
    await api.alice.patch(`/rooms/${room.id}`, { topic: 'Without bob' });
    await settle('bob', 'alice');
    expect(heard.bob.of('room:removed')).toEqual([{ roomId: room.id, reason: 'kicked' }]);
    expect(heardOfRoom('bob')).toEqual(['room:removed']);
    expect(heard.alice.of('member:removed')).toEqual([
      { roomId: room.id, userId: people.bob.user.id, reason: 'kicked' },
    ]);
    expect(heard.alice.of('message:changed').map(({ system }) => system?.type)).toEqual([
      'kicked',
      undefined,
      'topic',
    ]);
  });

  test('cannot write any more, at once', async () => {
    await api.alice.delete(`/rooms/${room.id}/members/${people.bob.user.id}`);
    const answer = await sockets.bob.request('message:send', {
      id: newId(),
      roomId: room.id,
      body: 'Still here',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_A_MEMBER' } });
  });
});

test('who leaves hears that, and nothing more', async () => {
  await api.bob.post(`/rooms/${room.id}/leave`);
  await say('alice');
  await settle('bob');
  expect(heardOfRoom('bob')).toEqual(['room:removed']);
  expect(heard.bob.of('room:removed')).toEqual([{ roomId: room.id, reason: 'left' }]);
});

test('a room that is deleted goes from everybody', async () => {
  await api.alice.delete(`/rooms/${room.id}`);
  await settle('alice', 'bob', 'carol');
  for (const name of ['alice', 'bob'] as const) {
    expect(heardOfRoom(name)).toEqual(['room:removed']);
    expect(heard[name].of('room:removed')).toEqual([{ roomId: room.id, reason: 'deleted' }]);
  }
  expect(heard.carol.all).toEqual([]);
});

test('the last to leave hears of it once', async () => {
  await api.bob.post(`/rooms/${room.id}/leave`);
  await api.alice.post(`/rooms/${room.id}/leave`);
  await settle('alice');
  expect(heard.alice.of('room:removed')).toEqual([{ roomId: room.id, reason: 'left' }]);
});

test('roles are told to the room', async () => {
  await api.alice.patch(`/rooms/${room.id}/members/${people.bob.user.id}`, { role: 'owner' });
  await eventually(() => expect(heard.bob.of('member:changed')).toHaveLength(2));
  const roles = heard.bob.of('member:changed').map(({ member }) => [member.user.username, member.role]);
  expect(Object.fromEntries(roles)).toEqual({ alice: 'moderator', bob: 'owner' });
});

describe('sessions that end', () => {
  const closing = ({ socket }: TestSocket) =>
    new Promise<string>((resolve) => socket.once('disconnect', resolve));

  test('logging out ends that device’s sockets and no other', async () => {
    const dora = await signUp(app, 'dora');
    const second = await signIn('dora');
    const [one, other] = [await connect(app, dora.token), await connect(app, second)];
    const [heardByOne, heardByOther] = [record(one), record(other)];
    const closed = closing(one);
    await apiOf(app, dora).post('/auth/logout');
    expect(await closed).toBe('io server disconnect');
    expect(heardByOne.of('session:ended')).toEqual([{ reason: 'logout' }]);
    expect((await other.request('ping')).ok).toBe(true);
    expect(heardByOther.all).toEqual([]);
    other.close();
  });

  test('another password ends every other device', async () => {
    const emil = await signUp(app, 'emil');
    const second = await signIn('emil');
    const [one, other] = [await connect(app, emil.token), await connect(app, second)];
    const heardByOther = record(other);
    const closed = closing(other);
    await apiOf(app, emil).post('/auth/password', { current: PASSWORD, next: 'another password' });
    await closed;
    expect(heardByOther.of('session:ended')).toEqual([{ reason: 'revoked' }]);
    expect((await one.request('ping')).ok).toBe(true);
    one.close();
  });

  async function signIn(login: string): Promise<string> {
    const { body } = await apiOf(app, { token: '' }).post<{ accessToken: string }>('/auth/login', {
      login,
      password: PASSWORD,
    });
    return body.accessToken;
  }
});

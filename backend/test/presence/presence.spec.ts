import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MyRoom, Page, Presence, PresenceChoice } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { PresenceStore } from '../../src/presence/presence.store.js';
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
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

let instances: TestInstances;
let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let socketOfAlice: TestSocket;
let heardByAlice: Recording;
const open: TestSocket[] = [];
let pair = 0;

beforeAll(async () => {
  instances = await startInstances();
  ({ database, redis, here, there } = instances);
});

afterAll(() => instances?.close());

/** Alice is connected here; bob will be there. */
beforeEach(async () => {
  pair += 1;
  [alice, bob] = await Promise.all([signUp(here, `alice${pair}`), signUp(here, `bob${pair}`)]);
  asAlice = apiOf(here, alice);
  socketOfAlice = await connected(here, alice);
  heardByAlice = record(socketOfAlice);
});

afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

async function connected(to: TestApp, person: Person): Promise<TestSocket> {
  const socket = await connect(to, person.token);
  open.push(socket);
  return socket;
}

async function watch(userIds: string[], by = socketOfAlice): Promise<Presence[]> {
  const answer = await by.request('presence:watch', { userIds });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data;
}

const set = (socket: TestSocket, status: PresenceChoice) => socket.request('presence:set', { status });
const statuses = () =>
  heardByAlice.of('presence:changed').flatMap((list) => list.map(({ status }) => status));
const told = (status: string, withinMs?: number) =>
  eventually(() => expect(statuses().at(-1)).toBe(status), withinMs);

test('the full state on asking, then differences; coming and going, with grace', async () => {
  expect(await watch([bob.user.id])).toEqual([{ userId: bob.user.id, status: 'offline', lastSeenAt: null }]);
  const socketOfBob = await connected(there, bob);
  await told('online', 2_000);
  expect(await watch([bob.user.id])).toEqual([{ userId: bob.user.id, status: 'online', lastSeenAt: null }]);

  // Away for a moment: nobody notices.
  heardByAlice.forget();
  socketOfBob.close();
  const again = await connected(here, bob);
  const left = Date.now();
  again.close();
  await told('offline', 20_000);
  expect(statuses()).toEqual(['offline']);
  expect(Date.now() - left).toBeGreaterThan(9_000);
  const [{ lastSeenAt } = { lastSeenAt: null }] = await watch([bob.user.id]);
  expect(Math.abs(Date.parse(lastSeenAt ?? '') - left)).toBeLessThan(2_000);
});

test('away is about a device, do not disturb and invisible about the person', async () => {
  await watch([bob.user.id]);
  const [desk, phone] = [await connected(there, bob), await connected(here, bob)];
  await told('online');
  expect(await set(desk, 'away')).toEqual({ ok: true, data: { status: 'away' } });
  expect(await set(phone, 'away')).toEqual({ ok: true, data: { status: 'away' } });
  await told('away');
  await set(phone, 'online');
  await told('online');
  await set(desk, 'dnd');
  await told('dnd');
  // Coming back from idling is no choice.
  await set(phone, 'away');
  await set(phone, 'online');
  expect((await watch([bob.user.id]))[0]?.status).toBe('dnd');
  await set(phone, 'online');
  await told('online');

  const before = Date.now();
  await set(phone, 'invisible');
  await told('offline');
  const [seen] = await watch([bob.user.id]);
  expect(Math.abs(Date.parse(seen?.lastSeenAt ?? '') - before)).toBeLessThan(2_000);
  // It is so for what comes later, and shows in no way.
  heardByAlice.forget();
  const tablet = await connected(there, bob);
  await tablet.request('ping');
  tablet.close();
  expect((await watch([bob.user.id]))[0]).toEqual(seen);
  expect(statuses()).toEqual([]);
  await set(desk, 'online');
  await told('online');
});

test('a watch replaces the one before, and ends with its socket', async () => {
  const carol = await signUp(here, `carol${pair}`);
  await watch([bob.user.id]);
  await watch([carol.user.id]);
  await connected(there, bob);
  await connected(there, carol);
  await eventually(() => expect(heardByAlice.of('presence:changed').flat()).toHaveLength(1));
  expect(heardByAlice.of('presence:changed').flat()[0]?.userId).toBe(carol.user.id);
});

test('answers keep the order of the question; nobody is offline', async () => {
  const nobody = newId();
  const answer = await watch([nobody, alice.user.id]);
  expect(answer.map(({ userId, status }) => [userId, status])).toEqual([
    [nobody, 'offline'],
    [alice.user.id, 'online'],
  ]);
});

test.each([
  ['presence:set', {}],
  ['presence:set', { status: 'offline' }],
  ['presence:watch', {}],
  ['presence:watch', { userIds: 'all' }],
  ['presence:watch', { userIds: ['one'] }],
  ['presence:watch', { userIds: Array.from({ length: 201 }, () => newId()) }],
])('%s %j is refused', async (event, payload) => {
  expect(await socketOfAlice.requestAnything(event, payload)).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION' },
  });
});

test('people of an instance that died go offline by themselves', async () => {
  await watch([bob.user.id]);
  // As an instance that lives no longer than this would have left it.
  await there.app
    .get(PresenceStore, { strict: false })
    .keep([{ userId: bob.user.id, connectionId: 'of the dead', active: true, forMs: 7_000 }]);
  await told('online');
  await told('offline', 15_000);
});

test('while Redis is away each instance knows its own, and all come together again', async () => {
  const carol = await signUp(here, `carol${pair}`);
  await watch([bob.user.id, carol.user.id]);
  await connected(there, bob);
  await told('online');
  await redis.stop();
  heardByAlice.forget();
  await connected(here, carol);
  const last = (userId: string) =>
    heardByAlice
      .of('presence:changed')
      .flat()
      .findLast((presence) => presence.userId === userId)?.status;
  await eventually(() => expect(last(carol.user.id)).toBe('online'));
  await eventually(() => expect(last(bob.user.id)).toBe('offline'));
  await redis.start();
  // With the next beat of the other instance.
  await eventually(() => expect(last(bob.user.id)).toBe('online'), 20_000);
});

describe('without a socket', () => {
  test('a heartbeat is enough to be there', async () => {
    await watch([bob.user.id]);
    const asBob = apiOf(there, bob);
    expect((await asBob.post('/presence/heartbeat')).status).toBe(204);
    await told('online');
    expect((await asBob.post('/presence/heartbeat', { status: 'away' })).status).toBe(204);
    await told('away');
    expect((await asBob.post('/presence/heartbeat', { status: 'dnd' })).status).toBe(204);
    await told('dnd');
    expect(refusal(await asBob.post('/presence/heartbeat', { status: 'gone' }))).toBe('400 VALIDATION');

    const online = await asAlice.get<Page<Presence>>('/presence/online?limit=100');
    expect(online.body.items).toContainEqual({ userId: alice.user.id, status: 'online', lastSeenAt: null });
    expect(online.body.items).toContainEqual({ userId: bob.user.id, status: 'dnd', lastSeenAt: null });
    await asBob.post('/presence/heartbeat', { status: 'invisible' });
    const after = await asAlice.get<Page<Presence>>('/presence/online?limit=100');
    expect(after.body.items.map(({ userId }) => userId)).not.toContain(bob.user.id);
  });

  test('of a room, for its members', async () => {
    const room: MyRoom = await makeRoom(asAlice);
    const asBob = apiOf(here, bob);
    expect(refusal(await asBob.get(`/rooms/${room.id}/presence`))).toBe('403 NOT_A_MEMBER');
    await asBob.post(`/rooms/${room.id}/join`);
    const { body } = await asBob.get<Page<Presence>>(`/rooms/${room.id}/presence`);
    expect(body.nextCursor).toBeNull();
    const expected: [string, string][] = [
      [alice.user.id, 'online'],
      [bob.user.id, 'offline'],
    ];
    expect(body.items.map(({ userId, status }) => [userId, status])).toEqual(expected.sort());
    const first = await asBob.get<Page<Presence>>(`/rooms/${room.id}/presence?limit=1`);
    const second = await asBob.get<Page<Presence>>(
      `/rooms/${room.id}/presence?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...second.body.items]).toEqual(body.items);
  });
});

describe('typing', () => {
  let room: MyRoom;

  beforeEach(async () => {
    room = await makeRoom(asAlice);
    await apiOf(here, bob).post(`/rooms/${room.id}/join`);
  });

  const heard = (recording: Recording) => recording.of('typing').map(({ userId, on }) => [userId, on]);

  test('goes to the room, but to no device of who types', async () => {
    const [desk, phone] = [await connected(there, bob), await connected(here, bob)];
    const heardByPhone = record(phone);
    desk.socket.emit('typing', { roomId: room.id, on: true });
    desk.socket.emit('typing', { roomId: room.id, on: false });
    await eventually(() =>
      expect(heard(heardByAlice)).toEqual([
        [bob.user.id, true],
        [bob.user.id, false],
      ]),
    );
    await phone.request('ping');
    expect(heardByPhone.of('typing')).toEqual([]);
  });

  test('ten a minute, over all devices; what is too much, wrong or not allowed is dropped in silence', async () => {
    const [desk, phone] = [await connected(there, bob), await connected(here, bob)];
    const stranger = await connected(here, await signUp(here, `stranger${pair}`));
    for (const wrong of [undefined, 5, 'room', {}, { roomId: room.id }, { roomId: room.id, on: 1 }]) {
      (desk.socket as { emit(event: string, payload: unknown): void }).emit('typing', wrong);
    }
    stranger.socket.emit('typing', { roomId: room.id, on: true });
    for (let n = 0; n < 8; n += 1) {
      desk.socket.emit('typing', { roomId: room.id, on: true });
      phone.socket.emit('typing', { roomId: room.id, on: true });
    }
    await eventually(() => expect(heard(heardByAlice)).toHaveLength(10));
    for (const socket of [desk, phone, stranger]) await socket.request('ping');
    // A message passes the same way after them.
    await phone.request('message:send', { id: newId(), roomId: room.id, body: 'Done' });
    await desk.request('message:send', { id: newId(), roomId: room.id, body: 'Done' });
    await eventually(() => expect(heardByAlice.of('message:changed')).toHaveLength(2));
    expect(heard(heardByAlice)).toEqual(Array.from({ length: 10 }, () => [bob.user.id, true]));
  });

  test('the muted do not type, and in crowded rooms nobody is told', async () => {
    const socketOfBob = await connected(here, bob);
    await database.query(`UPDATE members SET muted_until = now() + interval '1 hour' WHERE user_id = $1`, [
      bob.user.id,
    ]);
    socketOfBob.socket.emit('typing', { roomId: room.id, on: true });
    const crowded = await makeRoom(apiOf(here, bob));
    await asAlice.post(`/rooms/${crowded.id}/join`);
    await database.query('UPDATE rooms SET member_count = 101 WHERE id = $1', [crowded.id]);
    socketOfBob.socket.emit('typing', { roomId: crowded.id, on: true });
    const quiet = await makeRoom(apiOf(here, bob));
    await asAlice.post(`/rooms/${quiet.id}/join`);
    await eventually(() => expect(heardByAlice.of('room:added').map(({ id }) => id)).toContain(quiet.id));
    socketOfBob.socket.emit('typing', { roomId: quiet.id, on: true });
    await eventually(() => expect(heardByAlice.of('typing')).toHaveLength(1));
    expect(heardByAlice.of('typing')[0]?.roomId).toBe(quiet.id);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { MyRoom, ReceiptChanged } from '@parley/contracts';
import { v7 as newId } from 'uuid';
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
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let asAlice: Api;
let asBob: Api;
let room: MyRoom;
let socketOfBob: TestSocket;
let socketOfAlice: TestSocket;
let heardByAlice: Recording;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [alice, bob, carol] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob'), signUp(app, 'carol')]);
  [asAlice, asBob] = [apiOf(app, alice), apiOf(app, bob)];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Bob has read up to 2 (his joining); alice wrote 3, 4 and 5. */
beforeEach(async () => {
  room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  for (let n = 3; n <= 5; n += 1) await say(asAlice);
  socketOfAlice = await connect(app, alice.token);
  socketOfBob = await connect(app, bob.token);
  heardByAlice = record(socketOfAlice);
});

afterEach(() => {
  socketOfAlice.close();
  socketOfBob.close();
});

const say = (api: Api, roomId = room.id) =>
  api.post(`/rooms/${roomId}/messages`, { id: newId(), body: 'Hello' });
const mark = async (event: 'room:read' | 'room:delivered' | 'room:unread', seq: number) => {
  const answer = await socketOfBob.request(event, { roomId: room.id, seq });
  return answer.ok ? answer.data : answer.error.code;
};
const toldOfBob = () => heardByAlice.of('receipt:changed').filter(({ userId }) => userId === bob.user.id);
const unread = async () => (await asBob.get<MyRoom>(`/rooms/${room.id}`)).body.unread;

test('reading goes forward only, not past the last message, and is delivery too', async () => {
  expect(await unread()).toBe(3);
  expect(await mark('room:delivered', 4)).toEqual({ readSeq: 2, deliveredSeq: 4 });
  expect(await mark('room:read', 3)).toEqual({ readSeq: 3, deliveredSeq: 4 });
  expect(await mark('room:read', 1)).toEqual({ readSeq: 3, deliveredSeq: 4 });
  expect(await mark('room:delivered', 2)).toEqual({ readSeq: 3, deliveredSeq: 4 });
  expect(await unread()).toBe(2);
  expect(await mark('room:read', 99)).toEqual({ readSeq: 5, deliveredSeq: 5 });
  expect(await unread()).toBe(0);
});

test('marking unread goes back only; what was delivered stays so', async () => {
  await mark('room:read', 5);
  expect(await mark('room:unread', 4)).toEqual({ readSeq: 3, deliveredSeq: 5 });
  expect(await unread()).toBe(2);
  expect(await mark('room:unread', 5)).toEqual({ readSeq: 3, deliveredSeq: 5 });
  expect(await mark('room:unread', 0)).toEqual({ readSeq: 0, deliveredSeq: 5 });
});

test('over REST', async () => {
  expect(await asBob.put(`/rooms/${room.id}/read`, { seq: 4 })).toEqual({
    status: 200,
    body: { readSeq: 4 },
  });
  expect(refusal(await asBob.put(`/rooms/${room.id}/read`, { seq: '4' }))).toBe('400 VALIDATION');
  expect(refusal(await asBob.put(`/rooms/${room.id}/read`, { seq: -1 }))).toBe('400 VALIDATION');
  expect(refusal(await asBob.put(`/rooms/${room.id}/read`, { seq: 1.5 }))).toBe('400 VALIDATION');
});

test('the room hears of it, and how far everybody has read', async () => {
  await mark('room:delivered', 5);
  await mark('room:read', 4);
  await eventually(() =>
    expect(heardByAlice.of('receipt:changed').at(-1)).toEqual({
      roomId: room.id,
      userId: bob.user.id,
      readSeq: 4,
      deliveredSeq: 5,
      readByAllSeq: 4,
    }),
  );
});

test('a burst of reading is told as little, with the highest', async () => {
  await Promise.all(Array.from({ length: 45 }, () => say(asAlice)));
  const seqs = Array.from({ length: 48 }, (_, n) => n + 3);
  await Promise.all(seqs.flatMap((seq) => [mark('room:delivered', seq), mark('room:read', seq)]));
  await eventually(() => expect(toldOfBob().at(-1)).toMatchObject({ readSeq: 50, deliveredSeq: 50 }));
  expect(toldOfBob().length).toBeLessThan(seqs.length / 4);
});

test('what changes nothing is not told', async () => {
  await mark('room:read', 5);
  await eventually(() => expect(toldOfBob().at(-1)?.readSeq).toBe(5));
  heardByAlice.forget();
  await mark('room:read', 5);
  await mark('room:delivered', 1);
  // Told after them, so they would have been heard by then.
  await mark('room:unread', 5);
  await eventually(() => expect(toldOfBob()).toHaveLength(1));
  expect(toldOfBob()[0]).toMatchObject({ readSeq: 4, readByAllSeq: 4 });
});

test('who writes has read: everybody hears how far that brings them', async () => {
  await say(asBob);
  const { body } = await asBob.get<MyRoom>(`/rooms/${room.id}`);
  expect(body.me).toMatchObject({ readSeq: 6, deliveredSeq: 6 });
  await eventually(() =>
    expect(heardByAlice.of('receipt:changed').at(-1)).toMatchObject({ userId: null, readByAllSeq: 5 }),
  );
});

test('when the one who had read least leaves, the others have read more', async () => {
  await asBob.post(`/rooms/${room.id}/leave`);
  const forAll = () => heardByAlice.of('receipt:changed').filter(({ readByAllSeq }) => readByAllSeq === 5);
  await eventually(() => expect(forAll()).toHaveLength(1));
  expect(forAll()[0]).toMatchObject({ roomId: room.id, userId: null });
});

test('a crowded room hears only how far everybody has read; the reader’s devices hear all', async () => {
  await database.query(
    `WITH crowd AS (
       INSERT INTO users (id, username, display_name)
       SELECT gen_random_uuid(), 'crowd' || n, 'Crowd' FROM generate_series(1, 100) n RETURNING id
     ), came AS (
       INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq) SELECT $1, id, 'member', 4, 4 FROM crowd
     ) UPDATE rooms SET member_count = member_count + 100 WHERE id = $1`,
    [room.id],
  );
  const phoneOfBob = await connect(app, bob.token);
  const heardByPhone = record(phoneOfBob);
  await mark('room:read', 3);
  await mark('room:read', 5);
  const told = (list: ReceiptChanged[]) => list.filter(({ roomId }) => roomId === room.id);
  await eventually(() =>
    expect(told(heardByPhone.of('receipt:changed'))).toContainEqual({
      roomId: room.id,
      userId: bob.user.id,
      readSeq: 5,
      deliveredSeq: 5,
      readByAllSeq: 4,
    }),
  );
  await eventually(() =>
    expect(told(heardByAlice.of('receipt:changed')).at(-1)).toMatchObject({ readByAllSeq: 4 }),
  );
  expect(told(heardByAlice.of('receipt:changed')).filter(({ userId }) => userId !== null)).toEqual([]);
  phoneOfBob.close();
});

test('for members only', async () => {
  const stranger = await connect(app, carol.token);
  for (const event of ['room:read', 'room:delivered', 'room:unread'] as const) {
    expect(await stranger.request(event, { roomId: room.id, seq: 1 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_A_MEMBER' },
    });
    expect(await stranger.request(event, { roomId: newId(), seq: 1 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  }
  stranger.close();
});

test('read ≤ delivered ≤ last, whatever is asked at once', async () => {
  const asked = Array.from({ length: 200 }, (_, n) => {
    const event = (['room:read', 'room:delivered', 'room:unread'] as const)[n % 3] ?? 'room:read';
    return n % 10 === 9 ? say(asAlice) : mark(event, Math.floor(Math.random() * 30));
  });
  await Promise.all(asked);
  const wrong = await database.query(
    `SELECT FROM members m JOIN rooms r ON r.id = m.room_id
      WHERE NOT (m.read_seq <= m.delivered_seq AND m.delivered_seq <= r.last_seq)`,
  );
  expect(wrong).toEqual([]);
});

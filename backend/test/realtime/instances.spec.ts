import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, MyRoom } from '@parley/contracts';
import { createClient } from 'redis';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  type Recording,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let room: MyRoom;
let socketOfAlice: TestSocket;
let socketOfBob: TestSocket;
let heardByAlice: Recording;
let heardByBob: Recording;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  [here, there] = await Promise.all([startApp({ database, redis }), startApp({ database, redis })]);
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await redis?.close();
  await database?.close();
});

let pair = 0;

/** A room of two. Alice is connected here, bob there. */
beforeEach(async () => {
  pair += 1;
  [alice, bob] = await Promise.all([signUp(here, `alice${pair}`), signUp(there, `bob${pair}`)]);
  room = await makeRoom(apiOf(here, alice));
  await apiOf(there, bob).post(`/rooms/${room.id}/join`);
  [socketOfAlice, socketOfBob] = await Promise.all([connect(here, alice.token), connect(there, bob.token)]);
  heardByAlice = record(socketOfAlice);
  heardByBob = record(socketOfBob);
});

afterEach(() => {
  socketOfAlice.close();
  socketOfBob.close();
});

async function say(by: TestSocket, body = 'Hello', roomId = room.id): Promise<Message> {
  const answer = await by.request('message:send', { id: newId(), roomId, body });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
}

const hears = (recording: Recording, message: Message, withinMs?: number) =>
  eventually(() => expect(recording.of('message:changed')).toContainEqual(message), withinMs);

test('what is said on one instance is heard on the other, either way', async () => {
  await hears(heardByBob, await say(socketOfAlice));
  await hears(heardByAlice, await say(socketOfBob));
});

test('who is added, joins or is kicked on one instance hears of it on the other', async () => {
  const other = await makeRoom(apiOf(here, alice), { kind: 'private' });
  await apiOf(here, alice).put(`/rooms/${other.id}/members/${bob.user.id}`);
  await eventually(() =>
    expect(heardByBob.of('room:added')).toEqual([expect.objectContaining({ id: other.id, memberCount: 2 })]),
  );
  await hears(heardByBob, await say(socketOfAlice, 'Welcome', other.id));

  heardByBob.forget();
  await apiOf(here, alice).delete(`/rooms/${other.id}/members/${bob.user.id}`);
  await say(socketOfAlice, 'Secret', other.id);
  // Said after it and by the same instance: heard after what was not to be heard.
  await hears(heardByBob, await say(socketOfAlice, 'Not secret'));
  expect(heardByBob.of('room:removed')).toEqual([{ roomId: other.id, reason: 'kicked' }]);
  const ofOther = heardByBob.all.filter(({ payload }) => JSON.stringify(payload).includes(other.id));
  // How far people have read may have been told again before.
  expect(ofOther.map(({ event }) => event).filter((event) => event !== 'receipt:changed')).toEqual([
    'room:removed',
  ]);
  expect(ofOther.at(-1)?.event).toBe('room:removed');
});

test('a room that is deleted on one instance goes from the other', async () => {
  await apiOf(here, alice).delete(`/rooms/${room.id}`);
  await eventually(() =>
    expect(heardByBob.of('room:removed')).toEqual([{ roomId: room.id, reason: 'deleted' }]),
  );
});

test('a session that is ended on one instance has no sockets on the other, within 2 s', async () => {
  const closed = new Promise<string>((resolve) => socketOfBob.socket.once('disconnect', resolve));
  await request(here.url).post('/api/v1/auth/logout').auth(bob.token, { type: 'bearer' }).expect(204);
  const ended = Date.now();
  expect(await closed).toBe('io server disconnect');
  expect(Date.now() - ended).toBeLessThan(2_000);
  expect(heardByBob.of('session:ended')).toEqual([{ reason: 'logout' }]);
  await expect(connect(there, bob.token)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
});

test('receipts cross over, with how far everybody has read', async () => {
  const { seq } = await say(socketOfAlice);
  await socketOfBob.request('room:read', { roomId: room.id, seq });
  await eventually(() =>
    expect(heardByAlice.of('receipt:changed')).toContainEqual({
      roomId: room.id,
      userId: bob.user.id,
      readSeq: seq,
      deliveredSeq: seq,
      readByAllSeq: seq,
    }),
  );
});

test('a lost fan-out, of the last message too, is repaired by room:head', async () => {
  const told = await say(socketOfAlice);
  await hears(heardByBob, told);
  // As if an instance had died between its commit and its fan-out.
  await database.query(
    `WITH room AS (
       UPDATE rooms SET last_seq = last_seq + 1, version = version + 1 WHERE id = $1 RETURNING id, last_seq, version
     ) INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
       SELECT $2, id, last_seq, version, 'user', $3, 'Unheard' FROM room`,
    [room.id, newId(), alice.user.id],
  );
  for (const recording of [heardByAlice, heardByBob]) {
    await eventually(
      () => expect(recording.of('room:head')).toContainEqual({ roomId: room.id, version: told.version + 1 }),
      30_000,
    );
  }
  const changes = await apiOf(there, bob).get<{ items: Message[] }>(
    `/rooms/${room.id}/changes?since=${told.version}`,
  );
  expect(changes.body.items.map(({ body }) => body)).toEqual(['Unheard']);
});

describe('while Redis is away', () => {
  test('it may be frozen instead: nobody waits long for it', async () => {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    const frozenForMs = 6_000;
    await client.sendCommand(['CLIENT', 'PAUSE', String(frozenForMs), 'ALL']);
    const began = Date.now();
    await say(socketOfAlice, 'Frozen');
    const late = await connect(here, alice.token);
    expect((await late.request('ping')).ok).toBe(true);
    expect(Date.now() - began).toBeLessThan(frozenForMs / 2);
    late.close();
    // Answered when it thaws.
    await client.ping();
    client.destroy();
    await hears(heardByBob, await say(socketOfAlice, 'Thawed'));
  });

  test('each instance serves its own, and everything comes back by itself', async () => {
    const carol = await signUp(here, `carol${pair}`);
    await apiOf(here, carol).post(`/rooms/${room.id}/join`);
    const socketOfCarol = await connect(here, carol.token);
    const heardByCarol = record(socketOfCarol);
    const kicked = await signUp(there, `kicked${pair}`);
    await apiOf(there, kicked).post(`/rooms/${room.id}/join`);
    const socketOfKicked = await connect(there, kicked.token);
    const heardByKicked = record(socketOfKicked);
    const ended = await signUp(there, `ended${pair}`);
    const socketOfEnded = await connect(there, ended.token);
    const heardByEnded = record(socketOfEnded);

    await redis.stop();
    // Said and acked; heard on the same instance at once.
    const said = await say(socketOfAlice, 'Without Redis');
    await hears(heardByCarol, said, 2_000);
    // People come and go on the one instance, unheard by the other.
    await apiOf(here, alice).delete(`/rooms/${room.id}/members/${kicked.user.id}`);
    const brought = await makeRoom(apiOf(here, alice), { kind: 'private' });
    await apiOf(here, alice).put(`/rooms/${brought.id}/members/${bob.user.id}`);
    const secret = await say(socketOfAlice, 'Secret');
    await request(here.url).post('/api/v1/auth/logout').auth(ended.token, { type: 'bearer' }).expect(204);
    // New connections are let in.
    (await connect(there, bob.token)).close();

    // Each looks for itself.
    await eventually(() => {
      expect(heardByBob.of('room:head').map(({ version }) => version)).toContain(secret.version);
      expect(heardByKicked.of('room:removed').map(({ roomId }) => roomId)).toEqual([room.id]);
      expect(heardByBob.of('room:added').map(({ id }) => id)).toEqual([brought.id]);
      expect(heardByEnded.of('session:ended')).toEqual([{ reason: 'logout' }]);
    }, 30_000);
    expect(heardByKicked.all.map(({ event }) => event)).not.toContain('room:head');

    await redis.start();
    await eventually(async () => hears(heardByBob, await say(socketOfAlice, 'Redis is back'), 500), 15_000);
    await hears(heardByBob, await say(socketOfAlice, 'Here too', brought.id));
    expect(heardByKicked.of('message:changed')).toEqual([]);
    for (const socket of [socketOfCarol, socketOfKicked, socketOfEnded]) socket.close();
  });
});

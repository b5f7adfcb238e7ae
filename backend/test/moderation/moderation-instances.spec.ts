import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FOREVER, type Message, type MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessService } from '../../src/access/index.js';
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
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

const WITHIN_MS = 2_000;

let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let asBob: Api;
let room: MyRoom;
let ofAlice: TestSocket;
let ofBob: TestSocket[];
let heardByAlice: Recording;
let heardByBob: Recording[];

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

/** Alice's room, with bob in it. Alice is connected here, bob with two devices there. */
beforeEach(async () => {
  pair += 1;
  [alice, bob] = await Promise.all([signUp(here, `alice${pair}`), signUp(there, `bob${pair}`)]);
  [asAlice, asBob] = [apiOf(here, alice), apiOf(there, bob)];
  room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  ofAlice = await connect(here, alice.token);
  ofBob = await Promise.all([connect(there, bob.token), connect(there, bob.token)]);
  heardByAlice = record(ofAlice);
  heardByBob = ofBob.map(record);
});

afterEach(() => {
  for (const socket of [ofAlice, ...ofBob]) socket.close();
});

const mutePath = () => `/rooms/${room.id}/members/${bob.user.id}/mute`;
const banPath = () => `/rooms/${room.id}/bans/${bob.user.id}`;
const send = (by: TestSocket | undefined, body = 'Hello', roomId = room.id) => {
  if (!by) throw new Error('there is no such device');
  return by.request('message:send', { id: newId(), roomId, body });
};
const post = (by: Api) => by.post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body: 'Hello' });

async function within<T>(work: () => Promise<T>): Promise<T> {
  const begin = Date.now();
  const result = await work();
  expect(Date.now() - begin).toBeLessThan(WITHIN_MS);
  return result;
}

const noticeOf = async (type: string) => {
  const [row] = await database.query<{ seq: number }>(
    `SELECT seq::int FROM messages WHERE room_id = $1 AND system ->> 'type' = $2 ORDER BY seq DESC LIMIT 1`,
    [room.id, type],
  );
  if (!row) throw new Error(`the room was not told of "${type}"`);
  return row.seq;
};

describe('muted on one instance', () => {
  test('they write nothing on the other, by REST or socket, until it is lifted', async () => {
    const said = await send(ofBob[0]);
    if (!said.ok) throw new Error(said.error.message);
    const { id } = said.data;

    await within(async () => {
      expect((await asAlice.put(mutePath(), { until: null })).status).toBe(200);
      for (const device of ofBob) {
        expect(await send(device)).toMatchObject({ ok: false, error: { code: 'MUTED' } });
      }
      expect(refusal(await post(asBob))).toBe('403 MUTED');
      const [device] = ofBob;
      for (const answer of [
        await device?.request('message:edit', { id, roomId: room.id, body: 'Changed' }),
        await device?.request('message:react', { id, roomId: room.id, emoji: '👍', on: true }),
      ]) {
        expect(answer).toMatchObject({ ok: false, error: { code: 'MUTED' } });
      }
      for (const heard of [heardByAlice, ...heardByBob]) {
        await eventually(() => {
          const [changed] = heard.of('member:changed');
          expect(changed).toMatchObject({ roomId: room.id, member: { mutedUntil: FOREVER } });
          expect(heard.of('message:changed').at(-1)).toMatchObject({ system: { type: 'muted' } });
        });
      }
    });

    await within(async () => {
      expect((await asAlice.delete(mutePath())).status).toBe(200);
      for (const device of ofBob) expect(await send(device)).toMatchObject({ ok: true });
      expect((await post(asBob)).status).toBe(201);
      for (const heard of [heardByAlice, ...heardByBob]) {
        await eventually(() =>
          expect(heard.of('member:changed').at(-1)).toMatchObject({ member: { mutedUntil: null } }),
        );
      }
    });
  });

  test('in the middle of what they say: nothing of theirs comes after the notice', async () => {
    const saying = Promise.all(Array.from({ length: 60 }, (_, n) => send(ofBob[n % 2], `Message ${n}`)));
    const muting = asAlice.put(mutePath(), { until: null });
    const answers = [...(await saying), await send(ofBob[0])];
    expect((await muting).status).toBe(200);
    const seq = await noticeOf('muted');
    for (const answer of answers) {
      if (answer.ok) expect(answer.data.seq).toBeLessThan(seq);
      else expect(answer.error.code).toBe('MUTED');
    }
    expect(answers.at(-1)?.ok).toBe(false);
  });
});

describe('banned on one instance', () => {
  test('every device on the other leaves the room, and gets nothing more', async () => {
    const other = await makeRoom(asAlice);
    await asBob.post(`/rooms/${other.id}/join`);
    for (const heard of [heardByAlice, ...heardByBob]) heard.forget();

    await within(async () => {
      expect((await asAlice.put(banPath(), { reason: 'Spam' })).status).toBe(200);
      for (const heard of heardByBob) {
        await eventually(() =>
          expect(heard.of('room:removed')).toEqual([{ roomId: room.id, reason: 'banned' }]),
        );
      }
      for (const device of ofBob) {
        expect(await send(device)).toMatchObject({ ok: false, error: { code: 'BANNED' } });
      }
      expect(refusal(await asBob.get(`/rooms/${room.id}/messages`))).toBe('403 BANNED');
      expect(refusal(await post(asBob))).toBe('403 BANNED');
    });
    await send(ofAlice, 'Secret');
    await ofAlice.request('room:read', { roomId: room.id, seq: 1 });
    // Said after it and by the same instance: heard after what was not to be heard.
    await send(ofAlice, 'Not secret', other.id);
    for (const heard of heardByBob) {
      await eventually(() => expect(heard.of('message:changed').at(-1)?.body).toBe('Not secret'));
      const ofRoom = heard.all.filter(({ payload }) => JSON.stringify(payload).includes(room.id));
      expect(ofRoom.map(({ event }) => event)).toEqual(['room:removed']);
    }
    expect(heardByAlice.of('member:removed')).toEqual([
      { roomId: room.id, userId: bob.user.id, reason: 'banned' },
    ]);
    expect(heardByAlice.of('room:changed')).toContainEqual(expect.objectContaining({ memberCount: 1 }));
    const synced = await ofBob[0]?.request('sync', { rooms: [{ roomId: room.id, version: 2 }] });
    expect(synced).toMatchObject({ ok: true, data: { removed: [room.id] } });
  });

  test('in the middle of what is said: nothing comes after the removal, and nothing of theirs after the notice', async () => {
    const told = Promise.all(Array.from({ length: 60 }, (_, n) => send(ofAlice, `Message ${n}`)));
    const saying = Promise.all(Array.from({ length: 60 }, (_, n) => send(ofBob[n % 2], `Answer ${n}`)));
    const banning = asAlice.put(banPath(), {});
    const [, answers] = await Promise.all([told, saying, banning]);
    const seq = await noticeOf('banned');
    for (const answer of answers) {
      if (answer.ok) expect(answer.data.seq).toBeLessThan(seq);
      else expect(answer.error.code).toBe('BANNED');
    }
    for (const [n, heard] of heardByBob.entries()) {
      await eventually(() => expect(heard.of('room:removed')).toHaveLength(1));
      expect(await ofBob[n]?.request('ping')).toMatchObject({ ok: true });
      // What was committed right behind the ban may be told before it: two commits, answered over two connections.
      const removed = heard.all.findIndex(({ event }) => event === 'room:removed');
      expect(heard.all.slice(removed + 1).map(({ event }) => event)).toEqual([]);
    }
  });

  test('who was only looking at the room from outside is kept out on the other, too', async () => {
    const dave = await signUp(there, `dave${pair}`);
    const asDave = apiOf(there, dave);
    const actor = {
      userId: dave.user.id,
      sessionId: newId(),
      guest: false,
      role: 'user',
      scopes: null,
    } as const;
    const access = there.app.get(AccessService);
    const look = () => access.require(actor, 'see', room.id);
    await look();
    await asAlice.put(`/rooms/${room.id}/bans/${dave.user.id}`, {});
    for (const answer of [
      await asDave.get(`/rooms/${room.id}`),
      await asDave.post(`/rooms/${room.id}/join`),
    ]) {
      expect(refusal(answer)).toBe('403 BANNED');
    }
    // What the other instance remembers goes, too, long before it is too old.
    await eventually(() => expect(look()).rejects.toMatchObject({ code: 'BANNED' }), WITHIN_MS);
  });

  test('and welcome again: they come back on the other at once, and hear what is said', async () => {
    await asAlice.put(banPath(), {});
    expect(refusal(await asBob.post(`/rooms/${room.id}/join`))).toBe('403 BANNED');
    for (const heard of heardByBob) heard.forget();
    await within(async () => {
      expect((await asAlice.delete(banPath())).status).toBe(204);
      expect((await asBob.post(`/rooms/${room.id}/join`)).status).toBe(200);
      for (const heard of heardByBob) {
        await eventually(() =>
          expect(heard.of('room:added')).toEqual([expect.objectContaining({ id: room.id })]),
        );
      }
      await send(ofAlice, 'Welcome back');
      for (const heard of heardByBob) {
        await eventually(() => expect(heard.of('message:changed').at(-1)?.body).toBe('Welcome back'));
      }
    });
  });
});

test('with Redis away the muted and the banned write nothing at once, and sockets leave within 30 s', async () => {
  const [kicked, deleted, left] = await Promise.all([1, 2, 3].map(() => makeRoom(asAlice)));
  if (!kicked || !deleted || !left) throw new Error('there are no rooms');
  for (const { id } of [kicked, deleted, left]) await asBob.post(`/rooms/${id}/join`);
  await redis.stop();
  try {
    await asAlice.put(mutePath(), { until: null });
    expect(await send(ofBob[0])).toMatchObject({ ok: false, error: { code: 'MUTED' } });
    await asAlice.delete(`/rooms/${kicked.id}/members/${bob.user.id}`);
    await asAlice.delete(`/rooms/${deleted.id}`);
    await apiOf(here, bob).post(`/rooms/${left.id}/leave`);
    await asAlice.put(banPath(), {});
    const banned = Date.now();
    expect(await send(ofBob[0])).toMatchObject({ ok: false, error: { code: 'BANNED' } });
    for (const heard of heardByBob) {
      await eventually(() => expect(heard.of('room:removed')).toHaveLength(4), 30_000);
    }
    expect(Date.now() - banned).toBeLessThan(30_000);
    // Nobody told the other instance why, and it says so all the same.
    for (const heard of heardByBob) {
      const reasons = new Map(heard.of('room:removed').map(({ roomId, reason }) => [roomId, reason]));
      expect([room, kicked, deleted, left].map(({ id }) => reasons.get(id))).toEqual([
        'banned',
        'kicked',
        'deleted',
        'left',
      ]);
    }
  } finally {
    await redis.start();
  }
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, MyRoom, Page, User } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  type Person,
  record,
  refusal,
  signUp,
  startInstances,
  type TestApp,
  type TestDatabase,
  type TestInstances,
} from '../support/index.js';

const WITHIN_MS = 2_000;

let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let asBob: Api;
let pair = 0;

beforeAll(async () => {
  instances = await startInstances();
  ({ database, here, there } = instances);
});

afterAll(() => instances?.close());

/** Alice is here, bob on the other instance. */
beforeEach(async () => {
  pair += 1;
  [alice, bob] = await Promise.all([signUp(here, `alice${pair}`), signUp(there, `bob${pair}`)]);
  [asAlice, asBob] = [apiOf(here, alice), apiOf(there, bob)];
});

const block = (by: Api, whom: Person) => by.put(`/users/me/blocks/${whom.user.id}`);
const unblock = (by: Api, whom: Person) => by.delete(`/users/me/blocks/${whom.user.id}`);
const open = (by: Api, whom: Person) => by.post<MyRoom>('/rooms/direct', { userId: whom.user.id });
const blockedIn = async (by: Api, { id }: MyRoom) => (await by.get<MyRoom>(`/rooms/${id}`)).body.blocked;

describe('a block', () => {
  test('is listed, the latest first; twice is no error, and neither is lifting what is not there', async () => {
    const carol = await signUp(here, `carol${pair}`);
    for (const whom of [bob, carol, bob]) expect((await block(asAlice, whom)).status).toBe(204);
    const { body } = await asAlice.get<Page<User>>('/users/me/blocks?limit=1');
    expect(body.items).toEqual([expect.objectContaining({ id: carol.user.id, username: `carol${pair}` })]);
    const { body: next } = await asAlice.get<Page<User>>(
      `/users/me/blocks?limit=1&cursor=${String(body.nextCursor)}`,
    );
    expect(next).toMatchObject({ items: [{ id: bob.user.id }], nextCursor: null });
    for (const whom of [bob, bob, carol]) expect((await unblock(asAlice, whom)).status).toBe(204);
    expect((await asAlice.get<Page<User>>('/users/me/blocks')).body.items).toEqual([]);
    expect((await asBob.get<Page<User>>('/users/me/blocks')).body.items).toEqual([]);
  });

  test('is of somebody else, who exists', async () => {
    for (const call of [block, unblock]) {
      expect(refusal(await call(asAlice, alice))).toBe('400 VALIDATION');
      expect(refusal(await call(asAlice, { ...bob, user: { ...bob.user, id: newId() } }))).toBe(
        '404 NOT_FOUND',
      );
    }
    expect(refusal(await asAlice.put('/users/me/blocks/bob'))).toBe('400 VALIDATION');
  });

  test('lets neither open a new direct room, and says to whom blocked what to do', async () => {
    await block(asAlice, bob);
    const [mine, theirs] = [await open(asAlice, bob), await open(asBob, alice)];
    expect([refusal(mine), refusal(theirs)]).toEqual(['403 FORBIDDEN', '403 FORBIDDEN']);
    expect(JSON.stringify(mine.body)).toContain('Lift the block');
    expect(JSON.stringify(theirs.body)).not.toMatch(/block/i);
    await unblock(asAlice, bob);
    expect((await open(asBob, alice)).body).toMatchObject({ kind: 'direct', blocked: null });
  });

  test('leaves an open room readable, and still answered', async () => {
    const { body: room } = await open(asAlice, bob);
    await asBob.post(`/rooms/${room.id}/messages`, { id: newId(), body: 'Hello' });
    await block(asAlice, bob);
    for (const [by, whom, blocked] of [
      [asAlice, bob, 'byMe'],
      [asBob, alice, 'byThem'],
    ] as const) {
      expect((await open(by, whom)).body).toMatchObject({ id: room.id, blocked });
      expect((await by.get(`/rooms/${room.id}/messages`)).status).toBe(200);
      expect((await by.put(`/rooms/${room.id}/read`, { seq: 2 })).status).toBe(200);
      expect((await by.get<Page<MyRoom>>('/rooms')).body.items).toEqual([
        expect.objectContaining({ blocked }),
      ]);
    }
    await block(asBob, alice);
    expect([await blockedIn(asAlice, room), await blockedIn(asBob, room)]).toEqual(['byMe', 'byMe']);
    await unblock(asAlice, bob);
    expect([await blockedIn(asAlice, room), await blockedIn(asBob, room)]).toEqual(['byThem', 'byMe']);
  });

  test('concerns no room that is not direct', async () => {
    const { body: room } = await asAlice.post<MyRoom>('/rooms', { name: `Both ${pair}`, kind: 'public' });
    await asBob.post(`/rooms/${room.id}/join`);
    await block(asAlice, bob);
    for (const by of [asAlice, asBob]) {
      expect((await by.post(`/rooms/${room.id}/messages`, { id: newId(), body: 'Hello' })).status).toBe(201);
      expect(await blockedIn(by, room)).toBeNull();
    }
  });
});

describe('writing', () => {
  test('is refused to both on every instance, whatever it is, and nothing is stored', async () => {
    const { body: room } = await open(asAlice, bob);
    const sockets = [await connect(here, alice.token), await connect(there, bob.token)];
    const said: Message[] = [];
    for (const socket of sockets) {
      const answer = await socket.request('message:send', { id: newId(), roomId: room.id, body: 'Hello' });
      if (!answer.ok) throw new Error(answer.error.message);
      said.push(answer.data);
    }
    // What the instances remember says that they may.
    for (const socket of sockets) socket.socket.emit('typing', { roomId: room.id, on: true });
    await block(asAlice, bob);
    const count = () => database.query('SELECT version FROM rooms WHERE id = $1', [room.id]);
    const before = await count();
    for (const [n, socket] of sockets.entries()) {
      const at = { roomId: room.id, id: said[n]?.id ?? '' };
      for (const answer of [
        await socket.request('message:send', { id: newId(), roomId: room.id, body: 'More' }),
        await socket.request('message:edit', { ...at, body: 'Other' }),
        await socket.request('message:react', { ...at, emoji: '👍', on: true }),
        await socket.request('message:pin', { ...at, on: true }),
      ]) {
        expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
      }
    }
    expect(await count()).toEqual(before);
    // What one has said one may take back; a repeated send is still the same message.
    expect(
      await sockets[1]?.request('message:delete', { roomId: room.id, id: said[1]?.id ?? '' }),
    ).toMatchObject({
      ok: true,
    });
    const again = { id: said[0]?.id ?? '', roomId: room.id, body: 'Hello' };
    expect(await sockets[0]?.request('message:send', again)).toMatchObject({ ok: true, data: { seq: 2 } });
    for (const socket of sockets) socket.close();
  });

  test('typing is not told either', async () => {
    const { body: room } = await open(asAlice, bob);
    const [ofAlice, ofBob] = [await connect(here, alice.token), await connect(there, bob.token)];
    const [toAlice, toBob] = [record(ofAlice), record(ofBob)];
    ofBob.socket.emit('typing', { roomId: room.id, on: true });
    await eventually(() => expect(toAlice.of('typing')).toHaveLength(1));
    await block(asAlice, bob);
    await eventually(() => expect(toBob.of('room:added')).toHaveLength(1), WITHIN_MS);
    toAlice.forget();
    ofBob.socket.emit('typing', { roomId: room.id, on: true });
    ofAlice.socket.emit('typing', { roomId: room.id, on: true });
    // Answered after it, and told by the same way.
    for (const socket of [ofAlice, ofBob]) await socket.request('ping');
    await unblock(asAlice, bob);
    await eventually(() => expect(toBob.of('room:added')).toHaveLength(2));
    expect([...toAlice.of('typing'), ...toBob.of('typing')]).toEqual([]);
    for (const socket of [ofAlice, ofBob]) socket.close();
  });

  test('in the middle of what is said: nothing is stored after the block', async () => {
    const { body: room } = await open(asAlice, bob);
    const ofBob = await connect(there, bob.token);
    const saying = Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        ofBob.request('message:send', { id: newId(), roomId: room.id, body: `Message ${n}` }),
      ),
    );
    expect((await block(asAlice, bob)).status).toBe(204);
    const [{ last_seq: lastSeq } = { last_seq: 0 }] = await database.query<{ last_seq: number }>(
      'SELECT last_seq::int FROM rooms WHERE id = $1',
      [room.id],
    );
    for (const answer of await saying) {
      if (answer.ok) expect(answer.data.seq).toBeLessThanOrEqual(lastSeq);
      else expect(answer.error.code).toBe('FORBIDDEN');
    }
    ofBob.close();
  });
});

test('both people’s devices on both instances hear of it within 2 s, and of its end', async () => {
  const { body: room } = await open(asAlice, bob);
  const sockets = await Promise.all([
    connect(here, alice.token),
    connect(there, alice.token),
    connect(here, bob.token),
    connect(there, bob.token),
  ]);
  const heard = sockets.map(record);
  const all = (blocked: string | null, n: number) => {
    for (const one of heard) expect(one.of('room:added')[n]).toMatchObject({ id: room.id, blocked });
  };
  await block(asAlice, bob);
  await eventually(() => {
    for (const [n, one] of heard.entries()) {
      expect(one.of('room:added').at(-1)).toMatchObject({ id: room.id, blocked: n < 2 ? 'byMe' : 'byThem' });
    }
  }, WITHIN_MS);
  await unblock(asAlice, bob);
  await eventually(() => all(null, 1), WITHIN_MS);
  for (const socket of sockets) socket.close();
});

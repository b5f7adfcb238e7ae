import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Draft, LIMITS, type MyRoom, type Page } from '@parley/contracts';
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
let asAlice: Api;
let onPhone: Api;
let room: MyRoom;
let phone: TestSocket;
let heard: Recording;
let made = 0;

beforeAll(async () => {
  instances = await startInstances({ LIMIT_DRAFTS_PER_MINUTE: '300' });
  ({ database, redis, here, there } = instances);
});

afterAll(async () => {
  phone?.close();
  await instances?.close();
});

/** Alice writes here, and has a telephone on the other instance. */
beforeEach(async () => {
  made += 1;
  phone?.close();
  alice = await signUp(here, `alice${made}`);
  [asAlice, onPhone] = [apiOf(here, alice), apiOf(there, alice)];
  room = await makeRoom(asAlice);
  phone = await connect(there, alice.token);
  heard = record(phone);
});

const keep = (by: Api, body: string, baseVersion: number, at = room) =>
  by.put<Draft>(`/rooms/${at.id}/draft`, { body, baseVersion });
const draftOf = async (by: Api, at = room) => (await by.get<Draft>(`/rooms/${at.id}/draft`)).body;
const synced = async () => {
  const answer = await phone.request('sync', { rooms: [] });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.drafts;
};

describe('a draft', () => {
  test('is the same on all devices, told live and by sync, and gone with its end', async () => {
    expect(await draftOf(asAlice)).toEqual({
      roomId: room.id,
      body: '',
      replyTo: null,
      version: 0,
      updatedAt: null,
    });
    const { status, body: first } = await keep(asAlice, 'I will', 0);
    expect(status).toBe(200);
    await eventually(() => expect(heard.of('draft:changed')).toEqual([first]));
    expect(await draftOf(onPhone)).toEqual(first);
    expect(await synced()).toEqual([first]);
    expect((await onPhone.get<Page<Draft>>('/users/me/drafts')).body).toEqual({
      items: [first],
      nextCursor: null,
    });

    const replyTo = newId();
    const { body: second } = await onPhone.put<Draft>(`/rooms/${room.id}/draft`, {
      body: 'I will come',
      replyTo,
      baseVersion: first.version,
    });
    expect(second).toMatchObject({ body: 'I will come', replyTo });
    expect(second.version).toBeGreaterThan(first.version);

    expect((await asAlice.delete(`/rooms/${room.id}/draft?baseVersion=${second.version}`)).status).toBe(204);
    await eventually(() =>
      expect(heard.of('draft:changed').at(-1)).toMatchObject({ body: '', replyTo: null }),
    );
    const end = heard.of('draft:changed').at(-1)?.version ?? 0;
    expect(end).toBeGreaterThan(second.version);
    expect(await synced()).toEqual([]);
    // Begun anew it is newer than what came before: no device takes it for old.
    expect((await keep(onPhone, 'Again', 0)).body.version).toBeGreaterThan(end);
  });

  test('is not written over by who has not seen it, and not thrown away either', async () => {
    const { body: first } = await keep(asAlice, 'one', 0);
    const { body: second } = await keep(asAlice, 'two', first.version);
    expect(refusal(await keep(onPhone, 'three', first.version))).toBe('409 CONFLICT');
    expect(refusal(await keep(onPhone, 'three', 0))).toBe('409 CONFLICT');
    expect(refusal(await onPhone.delete(`/rooms/${room.id}/draft?baseVersion=${first.version}`))).toBe(
      '409 CONFLICT',
    );
    expect(await draftOf(onPhone)).toEqual(second);
    // An answer got lost on the way, and what was asked is asked again.
    expect((await keep(onPhone, 'two', first.version)).status).toBe(200);
    expect((await onPhone.delete(`/rooms/${room.id}/draft`)).status).toBe(204);
    expect((await onPhone.delete(`/rooms/${room.id}/draft?baseVersion=7`)).status).toBe(204);
  });

  test('of two that come at once, one is kept and the other hears of it', async () => {
    const { body: first } = await keep(asAlice, 'one', 0);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => keep(n % 2 ? asAlice : onPhone, `try ${n}`, first.version)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  });

  test('is nobody else’s, and goes with the membership', async () => {
    const bob = await signUp(here, `bob${made}`);
    const asBob = apiOf(here, bob);
    await asBob.post(`/rooms/${room.id}/join`);
    await keep(asAlice, 'my secret', 0);
    expect((await draftOf(asBob)).body).toBe('');
    expect((await asBob.get<Page<Draft>>('/users/me/drafts')).body.items).toEqual([]);

    await keep(asBob, 'bob’s own', 0);
    await asBob.post(`/rooms/${room.id}/leave`);
    expect((await asBob.get<Page<Draft>>('/users/me/drafts')).body.items).toEqual([]);
    expect(refusal(await keep(asBob, 'from outside', 0))).toBe('403 NOT_A_MEMBER');
    await asBob.post(`/rooms/${room.id}/join`);
    expect((await draftOf(asBob)).body).toBe('');
  });

  test('goes with the account, in direct rooms too', async () => {
    const bob = await signUp(here, `bob${made}`);
    const { body: direct } = await asAlice.post<MyRoom>('/rooms/direct', { userId: bob.user.id });
    await keep(asAlice, 'dear bob', 0, direct);
    const asked = await asAlice.post('/auth/delete-account', { password: 'correct horse' });
    // The first account runs the server and has to stay.
    expect(asked.status).toBe(made === 1 ? 403 : 204);
    const left = await database.query('SELECT 1 FROM drafts WHERE user_id = $1', [alice.user.id]);
    expect(left).toHaveLength(made === 1 ? 1 : 0);
  });

  test('has a length, and there are only so many of one person', async () => {
    for (const body of ['', 'x'.repeat(LIMITS.draftMaxLength + 1), 'a\0b', null]) {
      expect(refusal(await asAlice.put(`/rooms/${room.id}/draft`, { body, baseVersion: 0 }))).toBe(
        '400 VALIDATION',
      );
    }
    expect(refusal(await asAlice.put(`/rooms/${room.id}/draft`, { body: 'x' }))).toBe('400 VALIDATION');
    expect(refusal(await asAlice.delete(`/rooms/${room.id}/draft?baseVersion=x`))).toBe('400 VALIDATION');
    expect((await keep(asAlice, '😀'.repeat(LIMITS.draftMaxLength), 0)).status).toBe(200);

    await database.query(
      `WITH others AS (
         INSERT INTO rooms (id, kind, name, created_by)
         SELECT gen_random_uuid(), 'private', 'Other', $1 FROM generate_series(1, $2::int) RETURNING id
       ), mine AS (
         INSERT INTO members (room_id, user_id, role) SELECT id, $1, 'owner' FROM others RETURNING room_id
       ) SELECT 1`,
      [alice.user.id, LIMITS.draftsMax - 1],
    );
    await database.query(
      `INSERT INTO drafts (user_id, room_id, body, version)
       SELECT user_id, room_id, 'x', 1 FROM members WHERE user_id = $1 AND room_id <> $2`,
      [alice.user.id, room.id],
    );
    const another = await makeRoom(asAlice);
    expect(refusal(await keep(asAlice, 'one too many', 0, another))).toBe('403 FORBIDDEN');
    const { version } = await draftOf(asAlice);
    expect((await keep(asAlice, 'those that are there go on', version)).status).toBe(200);
  });
});

test('so often a minute, over all instances', async () => {
  const [a, b] = await Promise.all(
    [0, 1].map(() => startApp({ database, redis, env: { LIMIT_DRAFTS_PER_MINUTE: '3' } })),
  );
  if (!a || !b) throw new Error('nothing was started');
  const carol = await signUp(a, 'carol');
  const own = await makeRoom(apiOf(a, carol));
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { status } = await apiOf(n % 2 ? a : b, carol).delete(`/rooms/${own.id}/draft`);
    statuses.push(status);
  }
  expect(statuses).toEqual([204, 204, 204, 429, 429]);
  await Promise.all([a.close(), b.close()]);
});

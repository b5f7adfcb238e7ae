import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Changes, Message, MessagePage, MyRoom, Page, ServerSettings } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { LookAround } from '../../src/realtime/look-around.js';
import { RetentionService } from '../../src/retention/retention.service.js';
import { Indexer } from '../../src/search/indexer.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  refusal,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let apps: [TestApp, TestApp];
let alice: Person;
let bob: Person;
let asRoot: Api;
let asAlice: Api;
let asBob: Api;

const jobs = () => apps.map(({ app }) => app.get(RetentionService, { strict: false }));
const removed = async () => {
  const counts = await Promise.all(jobs().map((job) => job.run()));
  return counts.reduce((sum, count) => sum + count, 0);
};
const makeOld = (room: MyRoom, upTo: number) =>
  database.query(
    `UPDATE messages SET created_at = now() - interval '8 days' WHERE room_id = $1 AND seq <= $2`,
    [room.id, upTo],
  );
const say = async (api: Api, room: MyRoom, body: string): Promise<Message> =>
  (await api.post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body })).body;
const mine = async (api: Api, room: MyRoom) => (await api.get<MyRoom>(`/rooms/${room.id}`)).body;

/** A room of both, with so many messages of Alice's after the two notices. */
async function filled(count: number): Promise<{ room: MyRoom; messages: Message[] }> {
  const room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  const messages: Message[] = [];
  for (let n = 1; n <= count; n += 1) messages.push(await say(asAlice, room, `Message ${n} @bob`));
  return { room, messages };
}

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const start = () => startApp({ database, redis, env: { ADMIN_USERNAME: 'root' } });
  apps = [await start(), await start()];
  asRoot = apiOf(apps[0], await signUp(apps[0], 'root'));
  alice = await signUp(apps[0], 'alice');
  bob = await signUp(apps[1], 'bob');
  asAlice = apiOf(apps[0], alice);
  asBob = apiOf(apps[1], bob);
  await asRoot.patch('/settings', { retentionDays: 7 });
  await eventually(async () =>
    expect((await asBob.get<ServerSettings>('/settings')).body.retentionDays).toBe(7),
  );
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

test('what is too old goes, by one instance, and everybody is told where the history begins', async () => {
  const { room, messages } = await filled(6);
  const [first, second] = messages as [Message, Message];
  await asBob.put(`/rooms/${room.id}/messages/${first.id}/reactions/👍`);
  await asAlice.put(`/rooms/${room.id}/messages/${second.id}/pin`);
  const before = await mine(asBob, room);
  expect([before.unread, before.mentions]).toEqual([6, 6]);
  const sockets = [await connect(apps[0], alice.token), await connect(apps[1], bob.token)];
  const heard = sockets.map(record);

  // Two notices and four messages.
  await makeOld(room, 6);
  expect(await removed()).toBe(6);
  for (const recording of heard) {
    await eventually(() =>
      expect(recording.of('room:changed').at(-1)).toMatchObject({
        id: room.id,
        firstSeq: 7,
        lastSeq: 8,
        version: before.version,
      }),
    );
  }
  for (const socket of sockets) socket.close();

  expect(await mine(asBob, room)).toMatchObject({ firstSeq: 7, lastSeq: 8, unread: 2, mentions: 2 });
  const { body: page } = await asBob.get<MessagePage>(`/rooms/${room.id}/messages?limit=50`);
  expect(page).toMatchObject({ hasBefore: false, hasAfter: false });
  expect(page.items.map(({ seq }) => seq)).toEqual([7, 8]);
  const { body: earlier } = await asBob.get<MessagePage>(`/rooms/${room.id}/messages?before=7`);
  expect(earlier).toMatchObject({ items: [], hasBefore: false });
  const { body: from } = await asBob.get<MessagePage>(`/rooms/${room.id}/messages?after=0&limit=1`);
  expect(from).toMatchObject({ items: [{ seq: 7 }], hasBefore: false, hasAfter: true });
  const { body: changes } = await asBob.get<Changes>(`/rooms/${room.id}/changes?since=0`);
  expect(changes).toMatchObject({ version: before.version, reset: false });
  expect(changes.items.map(({ seq }) => seq)).toEqual([7, 8]);
  expect((await asBob.get<Page<Message>>(`/rooms/${room.id}/pins`)).body.items).toEqual([]);
  for (const path of ['', '/receipts']) {
    expect(refusal(await asBob.get(`/rooms/${room.id}/messages/${first.id}${path}`))).toBe('404 NOT_FOUND');
  }
  expect(refusal(await asAlice.patch(`/rooms/${room.id}/messages/${first.id}`, { body: 'Still' }))).toBe(
    '404 NOT_FOUND',
  );
  const rows = await database.query<{ rest: object }>(
    `SELECT to_jsonb(m) AS rest FROM messages m WHERE room_id = $1 AND seq < 7 ORDER BY seq`,
    [room.id],
  );
  expect(rows).toHaveLength(6);
  expect(JSON.stringify(rows)).not.toMatch(/Message|👍|"type"/);
  expect(await removed()).toBe(0);
});

test('nothing of what they were found by is left', async () => {
  const { room } = await filled(3);
  const found = () =>
    database.query<{ words: string }>('SELECT words::text FROM message_search WHERE room_id = $1', [room.id]);
  await apps[0].app.get(Indexer, { strict: false }).catchUp();
  expect(await found()).toHaveLength(3);
  await makeOld(room, 4);
  await removed();
  const left = await found();
  expect(left).toHaveLength(1);
  expect(left[0]?.words).toContain("'3':");
});

test('nor is it written down by who read it before', async () => {
  const { room } = await filled(3);
  const indexer = apps[1].app.get(Indexer, { strict: false });
  await indexer.catchUp();
  await database.query('DELETE FROM message_search WHERE room_id = $1', [room.id]);
  await database.query('UPDATE search_progress SET version = 0 WHERE room_id = $1', [room.id]);
  await makeOld(room, 5);
  await Promise.all([removed(), indexer.catchUp(), indexer.catchUp()]);
  expect(await database.query('SELECT FROM message_search WHERE room_id = $1', [room.id])).toEqual([]);
});

test('seq goes on, and an id that went is taken for ever', async () => {
  const { room, messages } = await filled(1);
  const [sent] = messages as [Message];
  await makeOld(room, 3);
  await removed();
  expect(await mine(asBob, room)).toMatchObject({ firstSeq: 4, lastSeq: 3, lastMessage: null, unread: 0 });
  expect((await asBob.get<MessagePage>(`/rooms/${room.id}/messages`)).body).toEqual({
    items: [],
    hasBefore: false,
    hasAfter: false,
  });

  const again = { id: sent.id, body: 'Message 1 @bob' };
  const repeated = await asAlice.post<Message>(`/rooms/${room.id}/messages`, again);
  expect([repeated.status, repeated.body]).toMatchObject([200, { id: sent.id, seq: sent.seq, body: null }]);
  expect(refusal(await asAlice.post(`/rooms/${room.id}/messages`, { ...again, body: 'Other' }))).toBe(
    '409 CONFLICT',
  );
  expect(await say(asBob, room, 'On we go')).toMatchObject({ seq: 4 });
  expect(await mine(asAlice, room)).toMatchObject({ firstSeq: 4, lastSeq: 4, unread: 1 });
});

test('the cut ends before the first that is young, in steps, while others write', async () => {
  const { room } = await filled(1);
  await database.query(
    `WITH r AS (UPDATE rooms SET last_seq = last_seq + 1200, version = version + 1200 WHERE id = $1
                RETURNING last_seq - 1200 AS seq, version - 1200 AS version)
     INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, created_at)
     SELECT gen_random_uuid(), $1, r.seq + n, r.version + n, 'user', $2, 'old', now() - interval '9 days'
       FROM r, generate_series(1, 1200) n`,
    [room.id, alice.user.id],
  );
  await makeOld(room, 3);
  // Younger than what comes after it: with it the cut ends.
  await database.query('UPDATE messages SET created_at = now() WHERE room_id = $1 AND seq = 1101', [room.id]);
  const writing = Promise.all(Array.from({ length: 20 }, (_, n) => say(asBob, room, `Young ${n}`)));
  expect(await removed()).toBe(1100);
  const seqs = (await writing).map(({ seq }) => seq).sort((one, other) => one - other);
  expect(seqs).toEqual(Array.from({ length: 20 }, (_, n) => 1204 + n));
  expect(await mine(asBob, room)).toMatchObject({ firstSeq: 1101, lastSeq: 1223 });
});

test('who was not told finds out by looking', async () => {
  const { room } = await filled(2);
  // Nothing else says to look at this room: no notice of late, and nothing told since the last look.
  await database.query(`UPDATE messages SET created_at = now() - interval '1 hour' WHERE room_id = $1`, [
    room.id,
  ]);
  const socket = await connect(apps[1], bob.token);
  const look = () => apps[1].app.get(LookAround, { strict: false }).look();
  await look();
  const heard = record(socket);
  await database.query('UPDATE rooms SET first_seq = 3, first_seq_moved_at = now() WHERE id = $1', [room.id]);
  await look();
  await eventually(() =>
    expect(heard.of('room:changed').filter(({ id }) => id === room.id)).toMatchObject([{ firstSeq: 3 }]),
  );
  socket.close();
});

test('without an end nothing goes', async () => {
  const { room } = await filled(1);
  await makeOld(room, 3);
  await asRoot.patch('/settings', { retentionDays: null });
  await eventually(async () =>
    expect((await asBob.get<ServerSettings>('/settings')).body.retentionDays).toBeNull(),
  );
  expect(await removed()).toBe(0);
  expect(await mine(asBob, room)).toMatchObject({ firstSeq: 1 });
});

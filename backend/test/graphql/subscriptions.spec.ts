import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { v7 as newId } from 'uuid';
import { AccessTokens } from '../../src/auth/index.js';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import type { Body } from './graphql.js';
import { type Live, live } from './live.js';

const MESSAGES =
  'subscription ($roomId: Id!, $since: Int!) { messageChanged(roomId: $roomId, sinceVersion: $since) { version reset message { version body author { displayName } } } }';

let database: TestDatabase;
let redis: TestRedis;
let apps: readonly [TestApp, TestApp];
let ann: Person;
let ben: Person;
let asAnn: Api;
const open: Live[] = [];
let people = 0;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  apps = [await startApp({ database, redis }), await startApp({ database, redis })];
});

afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

afterAll(async () => {
  for (const app of apps ?? []) await app.close();
  await redis?.close();
  await database?.close();
});

/** New people, who count towards nobody's limits. */
async function come(): Promise<void> {
  people += 1;
  [ann, ben] = [await signUp(apps[0], `ann${people}`), await signUp(apps[0], `ben${people}`)];
  asAnn = apiOf(apps[0], ann);
}

function connected(app: TestApp, { token }: Person): Live {
  const one = live(app, token);
  open.push(one);
  return one;
}

async function roomOfBoth(kind: 'public' | 'private' = 'private'): Promise<string> {
  const { id } = await makeRoom(asAnn, { kind });
  await asAnn.put(`/rooms/${id}/members/${ben.user.id}`);
  return id;
}

const say = (roomId: string, body: string) => asAnn.post(`/rooms/${roomId}/messages`, { id: newId(), body });

describe('the messages of a room', () => {
  beforeEach(come);

  test('are told from a version on, wherever they were written', async () => {
    const roomId = await roomOfBoth();
    for (const body of ['one', 'two']) await say(roomId, body);
    const heard = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 2 });
    await eventually(() => expect(heard.events).toHaveLength(2));
    for (const body of ['three', 'four']) await say(roomId, body);
    await eventually(() => expect(heard.events).toHaveLength(4));
    expect(heard.events.map(({ messageChanged: { version, message } }) => [version, message.body])).toEqual([
      [3, 'one'],
      [4, 'two'],
      [5, 'three'],
      [6, 'four'],
    ]);
    expect(heard.events[0].messageChanged.message.author.displayName).toBe(`ann${people}`);
  });

  test('are not missed while the client was away, whichever instance it comes back to', async () => {
    const roomId = await roomOfBoth();
    const before = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 0 });
    await eventually(() => expect(before.events).toHaveLength(2));
    open[0]?.dispose();
    const writing = Array.from({ length: 120 }, (_, n) => say(roomId, `${n}`));
    const after = connected(apps[0], ben).subscribe(MESSAGES, { roomId, since: 2 });
    await Promise.all(writing);
    await eventually(() => expect(after.events).toHaveLength(120));
    expect(after.events.map(versionOf)).toEqual(Array.from({ length: 120 }, (_, n) => n + 3));
  });

  test('are told again from the table where news of them was lost', async () => {
    const roomId = await roomOfBoth();
    const heard = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 0 });
    await eventually(() => expect(heard.events).toHaveLength(2));
    const writer = new Client({ connectionString: database.url });
    await writer.connect();
    await writer.query(
      `WITH room AS (UPDATE rooms SET last_seq = last_seq + 1, version = version + 1 WHERE id = $1 RETURNING *)
       INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
       SELECT $2, id, last_seq, version, 'user', $3, 'unheard' FROM room`,
      [roomId, newId(), ann.user.id],
    );
    await writer.end();
    await eventually(() => expect(heard.events.map(versionOf)).toEqual([1, 2, 3]), 25_000);
  });

  test('are for members', async () => {
    const { id: roomId } = await makeRoom(asAnn, { kind: 'private' });
    const refused = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 0 });
    expect((await refused.ended)?.extensions.code).toBe('NOT_FOUND');
    expect(refused.events).toEqual([]);
  });
});

describe('besides messages', () => {
  beforeEach(come);

  test('who comes, goes, reads, types and is there is told', async () => {
    const roomId = await roomOfBoth('public');
    const one = connected(apps[1], ben);
    const inRoom = (field: string, fields: string) =>
      one.subscribe(`subscription ($roomId: Id!) { ${field}(roomId: $roomId) { ${fields} } }`, { roomId });
    const members = inRoom('memberChanged', 'userId removed member { role }');
    const receipts = inRoom('receiptChanged', 'userId readSeq readByAllSeq');
    const typing = inRoom('typing', 'user { displayName } on');
    const rooms = one.subscribe('subscription { roomsChanged { roomId room { name me { role } } removed } }');
    const presence = one.subscribe(
      'subscription ($ids: [Id!]!) { presenceChanged(userIds: $ids) { userId status } }',
      { ids: [ann.user.id] },
    );
    // The first event says that it is there; the others listen by then, being asked for before.
    await eventually(() => expect(presence.events).toHaveLength(1));
    expect(presence.events[0].presenceChanged).toEqual([{ userId: ann.user.id, status: 'offline' }]);

    const cleo = await signUp(apps[0], `cleo${people}`);
    await apiOf(apps[0], cleo).post(`/rooms/${roomId}/join`);
    await apiOf(apps[0], cleo).post(`/rooms/${roomId}/leave`);
    await eventually(() =>
      expect(members.events.map(({ memberChanged }) => memberChanged)).toEqual([
        { userId: cleo.user.id, removed: null, member: { role: 'member' } },
        { userId: cleo.user.id, removed: 'left', member: null },
      ]),
    );

    const [typed] = [connected(apps[0], ann)];
    typed.subscribe('mutation ($roomId: Id!) { setTyping(roomId: $roomId, on: true) }', { roomId });
    await eventually(() =>
      expect(typing.events).toEqual([{ typing: { user: { displayName: `ann${people}` }, on: true } }]),
    );
    await eventually(() =>
      expect(presence.events.at(-1).presenceChanged).toEqual([{ userId: ann.user.id, status: 'online' }]),
    );

    await say(roomId, 'Read me');
    await asAnn.put(`/rooms/${roomId}/read`, { seq: 5 });
    await apiOf(apps[0], ben).put(`/rooms/${roomId}/read`, { seq: 5 });
    await eventually(() =>
      expect(receipts.events.at(-1).receiptChanged).toMatchObject({ readSeq: 5, readByAllSeq: 5 }),
    );

    const { id: other } = await makeRoom(asAnn, { name: `Other ${people}` });
    await asAnn.put(`/rooms/${other}/members/${ben.user.id}`);
    await asAnn.delete(`/rooms/${other}/members/${ben.user.id}`);
    await eventually(() => {
      const ofOther = rooms.events
        .map(({ roomsChanged }) => roomsChanged)
        .filter((event) => event.roomId === other);
      expect(ofOther).toContainEqual({
        roomId: other,
        removed: null,
        room: { name: `Other ${people}`, me: { role: 'member' } },
      });
      expect(ofOther.at(-1)).toEqual({ roomId: other, removed: 'kicked', room: null });
    });
  });
});

describe('a subscription ends with the access that it began with', () => {
  beforeEach(come);

  test.each([
    [
      'who is removed',
      'NOT_A_MEMBER',
      (roomId: string) => asAnn.delete(`/rooms/${roomId}/members/${ben.user.id}`),
    ],
    ['who is banned', 'BANNED', (roomId: string) => asAnn.put(`/rooms/${roomId}/bans/${ben.user.id}`, {})],
    ['who leaves', 'NOT_A_MEMBER', (roomId: string) => apiOf(apps[0], ben).post(`/rooms/${roomId}/leave`)],
    ['of a room that is deleted', 'NOT_FOUND', (roomId: string) => asAnn.delete(`/rooms/${roomId}`)],
  ])('%s', async (_who, code, act) => {
    const roomId = await roomOfBoth();
    const heard = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 0 });
    await eventually(() => expect(heard.events).toHaveLength(2));
    const asked = Date.now();
    expect((await act(roomId)).status).toBeLessThan(300);
    expect((await heard.ended)?.extensions.code).toBe(code);
    expect(Date.now() - asked).toBeLessThan(2_000);
    await say(roomId, 'Not for them');
    expect(heard.events).toHaveLength(2);
  });

  test.each([
    ['who signs out', () => apiOf(apps[0], ben).post('/auth/logout'), 4401],
    ['who signs out everywhere', () => apiOf(apps[0], ben).post('/auth/logout-all'), 4401],
  ])('%s', async (_who, act, code) => {
    const roomId = await roomOfBoth();
    const connection = connected(apps[1], ben);
    const heard = connection.subscribe(MESSAGES, { roomId, since: 0 });
    await eventually(() => expect(heard.events).toHaveLength(2));
    const asked = Date.now();
    await act();
    expect(await connection.closed).toEqual({ code, reason: 'UNAUTHENTICATED: logout' });
    expect(Date.now() - asked).toBeLessThan(2_000);
  });

  test('whose token runs out, unless it was renewed', async () => {
    const tokens = apps[1].app.get(AccessTokens, { strict: false });
    const { sessionId } = await tokens.verify(ben.token);
    const brief = () => tokens.issue(ben.user.id, sessionId, new Date(Date.now() + 2_000));
    const [ending, renewed] = [live(apps[1], await brief()), live(apps[1], await brief())];
    open.push(ending, renewed);
    const { events } = renewed.subscribe(
      'mutation ($token: String!) { renewConnection(accessToken: $token) { expiresAt } }',
      { token: ben.token },
    );
    await eventually(() => expect(events).toHaveLength(1));
    expect(await ending.closed).toEqual({
      code: 4403,
      reason: 'TOKEN_EXPIRED: connect again with a new one',
    });
    const { events: me } = renewed.subscribe('{ me { id } }');
    await eventually(() => expect(me).toEqual([{ me: { id: ben.user.id } }]));
  });

  test.each([
    ['without a token', undefined],
    ['with a token that is none', 'nonsense'],
  ])('and does not begin %s', async (_how, token) => {
    const connection = live(apps[1], token);
    open.push(connection);
    expect(await connection.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  });
});

const versionOf = ({ messageChanged }: Body): number => messageChanged.version;

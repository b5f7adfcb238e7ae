import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type {
  Member,
  Message,
  MessagePage,
  MyRoom,
  Page,
  Presence,
  ReceiptChanged,
  Receipts,
  Room,
  SyncAnswer,
} from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  eventually,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { Outsider } from './outsider.js';

/** Coming in by a name, a socket, and whichever instance is there: Ann and Cid are on one, Ben on the other. */

let database: TestDatabase;
let redis: TestRedis;
let apps: readonly [TestApp, TestApp];
let ann: Outsider;
let ben: Outsider;
let cid: Outsider;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  apps = [await startApp({ database, redis }), await startApp({ database, redis })];
});

afterAll(async () => {
  for (const app of apps ?? []) await app.close();
  await redis?.close();
  await database?.close();
});

beforeEach(async () => {
  ann = await Outsider.comeIn(apps[0].url, 'Ann');
  ben = await Outsider.comeIn(apps[1].url, 'Ben');
  cid = await Outsider.comeIn(apps[0].url, 'Cid');
});

afterEach(() => {
  for (const one of [ann, ben, cid]) one?.leave();
});

const say = (who: Outsider, roomId: string, body: string) =>
  who.ask<Message>('message:send', { id: newId(), roomId, body });

/**
 * What a program shows that does as it is told: one upsert by id, where the version is higher, in the order of `seq`.
 * What was sent on two instances may come in another order.
 */
function shownTo(who: Outsider): string[] {
  const latest = new Map<string, Message>();
  for (const message of who.of<Message>('message:changed')) {
    if (message.version > (latest.get(message.id)?.version ?? 0)) latest.set(message.id, message);
  }
  return [...latest.values()]
    .sort((one, other) => one.seq - other.seq)
    .flatMap(({ body }) => (body === null ? [] : [body]));
}

/** A private room of these people, as an app for groups makes it. */
async function makeGroup(owner: Outsider, others: readonly Outsider[]): Promise<string> {
  const { id } = await owner.rest<MyRoom>('POST', '/rooms', { name: 'Trip', kind: 'private' });
  for (const other of others) await owner.rest<Member>('PUT', `/rooms/${id}/members/${other.id}`);
  for (const other of others) {
    await eventually(() => expect(other.of<MyRoom>('room:added').map((room) => room.id)).toContain(id));
  }
  return id;
}

test('join a room, read what was said before, and chat', async () => {
  const { id } = await ann.rest<MyRoom>('POST', '/rooms', { name: `Lounge ${newId()}`, kind: 'public' });
  for (let n = 1; n <= 12; n += 1) await say(ann, id, `old ${n}`);

  const found = await ben.rest<Page<Room>>('GET', '/rooms/discover?query=Lounge');
  expect(found.items.map((room) => room.id)).toContain(id);
  const joined = await ben.rest<MyRoom>('POST', `/rooms/${id}/join`);
  expect(joined).toMatchObject({ lastSeq: 14, unread: 0, memberCount: 2 });
  await eventually(() => expect(ann.of<Message>('message:changed').at(-1)?.system?.type).toBe('joined'));

  const pages: Message[][] = [];
  for (let before = '', isMore = true; isMore; before = `&before=${pages[0]?.[0]?.seq}`) {
    const page = await ben.rest<MessagePage>('GET', `/rooms/${id}/messages?limit=5${before}`);
    pages.unshift(page.items);
    isMore = page.hasBefore;
  }
  expect(pages.map((page) => page.length)).toEqual([4, 5, 5]);
  expect(pages.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));

  await say(ben, id, 'Hello');
  const { id: first } = await say(ann, id, 'Welcme');
  await ann.ask('message:edit', { id: first, roomId: id, body: 'Welcome' });
  for (const who of [ann, ben]) {
    await eventually(() => expect(shownTo(who).slice(-2)).toEqual(['Hello', 'Welcome']));
  }
  const versions = () =>
    ben.of<Message>('message:changed').flatMap(({ version }) => (version > joined.version ? [version] : []));
  // One for each change and none left out: a program that sees a hole here asks for what it missed.
  await eventually(() => expect(versions().sort((one, other) => one - other)).toEqual([15, 16, 17]));
});

test('what was said while a program was away comes with the version that it had', async () => {
  const roomId = await makeGroup(ann, [ben]);
  const { version } = await say(ann, roomId, 'before');
  await say(ann, roomId, 'meanwhile');
  const rooms = [{ roomId, version }];
  const { rooms: now } = await ben.ask<SyncAnswer>('sync', { rooms });
  expect(now.map(({ room, changes, reset }) => [room.id, changes.map(({ body }) => body), reset])).toEqual([
    [roomId, ['meanwhile'], false],
  ]);
});

test('who types is told to the others, and when they stop', async () => {
  const roomId = await makeGroup(ann, [ben, cid]);
  ben.typing(roomId, true);
  ben.typing(roomId, false);
  for (const who of [ann, cid]) {
    await eventually(() =>
      expect(who.of('typing')).toEqual([
        { roomId, userId: ben.id, on: true },
        { roomId, userId: ben.id, on: false },
      ]),
    );
  }
  expect(ben.of('typing')).toEqual([]);
});

test('of those who are watched, whoever changes is told, and nobody else', async () => {
  const userIds = [ben.id, cid.id];
  await eventually(async () => {
    const now = await ann.ask<Presence[]>('presence:watch', { userIds });
    expect(now.map(({ userId, status }) => [userId, status])).toEqual(userIds.map((id) => [id, 'online']));
  });
  for (const [status, seen] of [
    ['away', 'away'],
    ['dnd', 'dnd'],
    ['invisible', 'offline'],
    ['online', 'online'],
  ]) {
    await ben.ask('presence:set', { status });
    await eventually(() => expect(ann.of<Presence[]>('presence:changed').flat().at(-1)?.status).toBe(seen));
  }
  const told = ann.of<Presence[]>('presence:changed').flat();
  const ofBen = told.filter(({ userId }) => userId === ben.id).map(({ status }) => status);
  expect(ofBen.slice(-4)).toEqual(['away', 'dnd', 'offline', 'online']);
  // Cid has done nothing; at most that they came may still be told.
  expect(told.filter(({ userId, status }) => userId !== ben.id && status !== 'online')).toEqual([]);
});

/** What an author's program knows of each member: their places when it looked, and every change that it heard since. */
function readersOf(author: Outsider, members: readonly Member[], { seq }: Message): string[] {
  const places = new Map(members.map(({ user, readSeq }) => [user.id, readSeq]));
  for (const { userId, readSeq } of author.of<ReceiptChanged>('receipt:changed')) {
    if (userId !== null) places.set(userId, readSeq);
  }
  return [...places].filter(([id, readSeq]) => id !== author.id && readSeq >= seq).map(([id]) => id);
}

test('the author sees, message by message and as it happens, who has read it', async () => {
  const roomId = await makeGroup(ann, [ben, cid]);
  const { items: members } = await ann.rest<Page<Member>>('GET', `/rooms/${roomId}/members`);
  const messages: Message[] = [];
  for (const body of ['one', 'two', 'three']) messages.push(await say(ann, roomId, body));
  const [one, two, three] = messages;
  const live = () => messages.map((message) => readersOf(ann, members, message));
  const stored = async () => {
    const calls = messages.map(({ id }) =>
      ann.rest<Receipts>('GET', `/rooms/${roomId}/messages/${id}/receipts`),
    );
    return (await Promise.all(calls)).map(({ readBy }) => readBy);
  };
  const steps: [Outsider, Message | undefined, Outsider[][]][] = [
    [ben, one, [[ben], [], []]],
    [cid, two, [[ben, cid], [cid], []]],
    [ben, three, [[ben, cid], [ben, cid], [ben]]],
    [
      cid,
      three,
      [
        [ben, cid],
        [ben, cid],
        [ben, cid],
      ],
    ],
  ];
  expect(live()).toEqual([[], [], []]);
  for (const [reader, message, readers] of steps) {
    await reader.ask('room:read', { roomId, seq: message?.seq });
    const expected = readers.map((people) => people.map(({ id }) => id).sort());
    await eventually(() => expect(live().map((ids) => ids.sort())).toEqual(expected));
    expect((await stored()).map((ids) => ids.sort())).toEqual(expected);
  }
});

test('a group on two instances: a message is read once everybody has seen it', async () => {
  const roomId = await makeGroup(ann, [ben, cid]);
  const group = [ann, ben, cid];
  for (const [at, who] of group.entries()) await say(who, roomId, `from ${at}`);
  for (const who of group) {
    await eventually(() => expect(shownTo(who)).toEqual(['from 0', 'from 1', 'from 2']));
  }
  const { id, seq } = await say(ben, roomId, 'Who has seen this?');
  const readByAll = (who: Outsider) =>
    Math.max(0, ...who.of<ReceiptChanged>('receipt:changed').map(({ readByAllSeq }) => readByAllSeq));
  const isRead = async () =>
    (await ben.rest<Receipts>('GET', `/rooms/${roomId}/messages/${id}/receipts`)).readByAll;

  await ann.ask('room:read', { roomId, seq });
  await eventually(() =>
    expect(ben.of<ReceiptChanged>('receipt:changed')).toContainEqual(
      expect.objectContaining({ userId: ann.id, readSeq: seq }),
    ),
  );
  for (const who of group) expect(readByAll(who)).toBeLessThan(seq);
  expect(await isRead()).toBe(false);

  await cid.ask('room:read', { roomId, seq });
  for (const who of group) await eventually(() => expect(readByAll(who)).toBe(seq));
  expect(await isRead()).toBe(true);
});

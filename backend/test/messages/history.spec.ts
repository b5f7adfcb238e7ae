import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Changes, Message, MessagePage, MyRoom, Page, Receipts } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { MessageReads } from '../../src/messages/index.js';
import {
  type Api,
  apiOf,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let asAlice: Api;
let asBob: Api;
let asCarol: Api;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [alice, bob, carol] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob'), signUp(app, 'carol')]);
  [asAlice, asBob, asCarol] = [apiOf(app, alice), apiOf(app, bob), apiOf(app, carol)];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Notices included: `count` is the last `seq`. */
async function roomWith(count: number, kind: 'public' | 'private' = 'public'): Promise<string> {
  const { id } = await makeRoom(asAlice, { kind });
  await asAlice.put(`/rooms/${id}/members/${bob.user.id}`);
  await Promise.all(
    Array.from({ length: count - 2 }, (_, n) =>
      asAlice.post(`/rooms/${id}/messages`, { id: newId(), body: `number ${n}` }),
    ),
  );
  return id;
}

const seqs = (items: readonly Message[]): number[] => items.map(({ seq }) => seq);
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('history', () => {
  let roomId: string;
  beforeAll(async () => {
    roomId = await roomWith(60);
  });

  const page = async (query: string) =>
    (await asBob.get<MessagePage>(`/rooms/${roomId}/messages${query}`)).body;

  it.each<[query: string, first: number, last: number, hasBefore: boolean, hasAfter: boolean]>([
    ['', 11, 60, true, false],
    ['?limit=10', 51, 60, true, false],
    ['?limit=100', 1, 60, false, false],
    ['?before=51&limit=10', 41, 50, true, true],
    ['?before=11&limit=10', 1, 10, false, true],
    ['?before=5&limit=10', 1, 4, false, true],
    ['?before=9007199&limit=10', 51, 60, true, false],
    ['?after=0&limit=10', 1, 10, false, true],
    ['?after=50&limit=10', 51, 60, true, false],
    ['?after=55', 56, 60, true, false],
    ['?around=30&limit=10', 25, 34, true, true],
    ['?around=60&limit=10', 51, 60, true, false],
    ['?around=1&limit=10', 1, 10, false, true],
  ])('%s is %i to %i', async (query, first, last, hasBefore, hasAfter) => {
    const { items, ...more } = await page(query);
    expect(seqs(items)).toEqual(range(first, last));
    expect(more).toEqual({ hasBefore, hasAfter });
  });

  it.each([
    ['?before=1', false, true],
    ['?before=0', false, true],
    ['?after=60', true, false],
    ['?after=999', true, false],
  ])('%s is empty', async (query, hasBefore, hasAfter) => {
    expect(await page(query)).toEqual({ items: [], hasBefore, hasAfter });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'limit=',
    'limit=1e1',
    'limit=+5',
    'before=-1',
    'before=1.5',
    'before=99999999999999999999',
    'around=',
    'before=5&after=3',
    'around=5&after=3',
    'before=5&before=6',
    'offset=5',
  ])('?%s is VALIDATION', async (query) => {
    expect(refusal(await asBob.get(`/rooms/${roomId}/messages?${query}`))).toBe('400 VALIDATION');
  });

  it('shows deleted messages as tombstones, in their places', async () => {
    const room = await roomWith(6);
    const { body } = await asAlice.get<MessagePage>(`/rooms/${room}/messages`);
    await asAlice.delete(`/rooms/${room}/messages/${body.items[3]?.id}`);
    const { body: after } = await asBob.get<MessagePage>(`/rooms/${room}/messages`);
    expect(seqs(after.items)).toEqual(range(1, 6));
    expect(after.items[3]).toMatchObject({ body: null, deletedAt: expect.any(String) });
  });

  it('walked in either direction meets every message once', async () => {
    const back: number[] = [];
    for (let more = true, before = ''; more;) {
      const { items, hasBefore } = await page(`?limit=7${before}`);
      back.unshift(...seqs(items));
      before = `&before=${items[0]?.seq}`;
      more = hasBefore;
    }
    expect(back).toEqual(range(1, 60));
    const forth: number[] = [];
    for (let more = true; more;) {
      const { items, hasAfter } = await page(`?limit=7&after=${forth.at(-1) ?? 0}`);
      forth.push(...seqs(items));
      more = hasAfter;
    }
    expect(forth).toEqual(range(1, 60));
  });
});

describe('changes', () => {
  const changes = async (roomId: string, query: string) =>
    (await asBob.get<Changes>(`/rooms/${roomId}/changes?${query}`)).body;

  it('are the messages that changed, as they are now, ascending by version', async () => {
    const roomId = await roomWith(5);
    const { body } = await asAlice.get<MessagePage>(`/rooms/${roomId}/messages`);
    const third = body.items[2]?.id;
    await asAlice.patch(`/rooms/${roomId}/messages/${third}`, { body: 'edited' });
    const { items, version, reset } = await changes(roomId, 'since=3');
    expect(items.map((item) => item.version)).toEqual([4, 5, 6]);
    expect(items.at(-1)).toMatchObject({ id: third, seq: 3, body: 'edited' });
    expect([version, reset]).toEqual([6, false]);
    expect(await changes(roomId, 'since=6')).toEqual({ items: [], version: 6, reset: false });
  });

  it('cut by a limit go on from the last item', async () => {
    const roomId = await roomWith(10);
    const first = await changes(roomId, 'since=2&limit=5');
    expect([first.items.map((item) => item.version), first.version]).toEqual([range(3, 7), 10]);
    const next = await changes(roomId, `since=${first.items.at(-1)?.version}&limit=5`);
    expect(next.items.map((item) => item.version)).toEqual(range(8, 10));
  });

  it('are a reset when they are more than 500, or when the version is not one of this room', async () => {
    const roomId = await roomWith(3);
    await database.query(
      `WITH room AS (UPDATE rooms SET last_seq = 510, version = 510 WHERE id = $1 RETURNING id)
       INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
       SELECT gen_random_uuid(), room.id, n, n, 'user', $2, 'x' FROM room, generate_series(4, 510) n`,
      [roomId, alice.user.id],
    );
    expect(await changes(roomId, 'since=9')).toEqual({ items: [], version: 510, reset: true });
    expect(await changes(roomId, 'since=511')).toEqual({ items: [], version: 510, reset: true });
    const whole = await changes(roomId, 'since=10');
    expect([whole.items.length, whole.reset]).toEqual([50, false]);
  });

  it.each(['', 'since=', 'since=-1', 'since=x', 'since=1&limit=0', 'since=1&limit=101', 'since=1&cursor=x'])(
    '?%s is VALIDATION',
    async (query) => {
      const roomId = await roomWith(2);
      expect(refusal(await asBob.get(`/rooms/${roomId}/changes?${query}`))).toBe('400 VALIDATION');
    },
  );
});

describe('receipts', () => {
  it('are who has it and who has read it, without the author; all have read it when nobody has not', async () => {
    const roomId = await roomWith(3);
    await asAlice.put(`/rooms/${roomId}/members/${carol.user.id}`);
    const { body: message } = await asAlice.post<Message>(`/rooms/${roomId}/messages`, {
      id: newId(),
      body: 'read this',
    });
    const receipts = async () =>
      (await asBob.get<Receipts>(`/rooms/${roomId}/messages/${message.id}/receipts`)).body;
    expect(await receipts()).toEqual({ deliveredTo: [], readBy: [], readByAll: false });
    await database.query('UPDATE members SET delivered_seq = $2 WHERE room_id = $1 AND user_id = $3', [
      roomId,
      message.seq,
      carol.user.id,
    ]);
    await asBob.put(`/rooms/${roomId}/read`, { seq: message.seq });
    expect(await receipts()).toEqual({
      deliveredTo: [bob.user.id, carol.user.id],
      readBy: [bob.user.id],
      readByAll: false,
    });
    await asCarol.put(`/rooms/${roomId}/read`, { seq: message.seq });
    expect(await receipts()).toMatchObject({ readBy: [bob.user.id, carol.user.id], readByAll: true });
  });

  it('of a message that is not in the room are NOT_FOUND', async () => {
    const [roomId, other] = [await roomWith(3), await roomWith(3)];
    const { body } = await asAlice.get<MessagePage>(`/rooms/${other}/messages`);
    for (const id of [newId(), body.items[2]?.id]) {
      expect(refusal(await asAlice.get(`/rooms/${roomId}/messages/${id}/receipts`))).toBe('404 NOT_FOUND');
    }
  });
});

describe('pins', () => {
  const list = async (roomId: string, query = '') =>
    (await asBob.get<Page<Message>>(`/rooms/${roomId}/pins${query}`)).body;

  it('are listed with the newest first, page by page, and only while they are pinned', async () => {
    const roomId = await roomWith(9);
    const { items } = (await asAlice.get<MessagePage>(`/rooms/${roomId}/messages`)).body;
    const pinned = items.slice(3, 8);
    for (const { id } of pinned) await asAlice.put(`/rooms/${roomId}/messages/${id}/pin`);
    expect(seqs((await list(roomId)).items)).toEqual([8, 7, 6, 5, 4]);

    const walked: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Message> = await list(roomId, `?limit=2${cursor && `&cursor=${cursor}`}`);
      walked.push(...seqs(page.items));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual([8, 7, 6, 5, 4]);

    await asAlice.delete(`/rooms/${roomId}/messages/${pinned[0]?.id}/pin`);
    await asAlice.delete(`/rooms/${roomId}/messages/${pinned[4]?.id}`);
    const { items: left, nextCursor } = await list(roomId);
    expect([seqs(left), nextCursor]).toEqual([[7, 6, 5], null]);
    expect(left[0]).toMatchObject({ pinned: { by: alice.user.id, at: expect.any(String) } });
  });

  it('pinned in the same moment are each listed once', async () => {
    const roomId = await roomWith(6);
    await database.query(
      `UPDATE messages SET pinned_by = $2, pinned_at = '2026-11-21T12:00:00Z' WHERE room_id = $1 AND seq > 2`,
      [roomId, alice.user.id],
    );
    const first = await list(roomId, '?limit=3');
    const second = await list(roomId, `?limit=3&cursor=${first.nextCursor}`);
    expect(seqs([...first.items, ...second.items]).sort()).toEqual([3, 4, 5, 6]);
  });

  it.each(['cursor=x', 'cursor=eA', 'limit=0', 'limit=101', 'before=5'])(
    '?%s is VALIDATION',
    async (query) => {
      const roomId = await roomWith(2);
      expect(refusal(await asBob.get(`/rooms/${roomId}/pins?${query}`))).toBe('400 VALIDATION');
    },
  );
});

it.each([
  ['public', '403 NOT_A_MEMBER'],
  ['private', '404 NOT_FOUND'],
] as const)('a stranger to a %s room reads nothing of it', async (kind, code) => {
  const roomId = await roomWith(3, kind);
  const { body } = await asAlice.get<MessagePage>(`/rooms/${roomId}/messages`);
  const doors = [
    'messages',
    'messages?around=1',
    'changes?since=0',
    'pins',
    `messages/${body.items[2]?.id}/receipts`,
  ];
  const answers = await Promise.all(doors.map((door) => asCarol.get(`/rooms/${roomId}/${door}`)));
  expect(answers.map(refusal)).toEqual(doors.map(() => code));
});

describe('what lists of rooms ask', () => {
  it('is answered for all of them at once', async () => {
    const rooms = [await roomWith(4), await roomWith(2), await roomWith(3)];
    const reads = app.app.get(MessageReads);
    const seen = rooms.map((id, index) => {
      const last_seq = [4, 2, 3][index] ?? 0;
      return { id, read_seq: 2, taken_back_from: 0, first_seq: 1, last_seq, version: last_seq };
    });
    const last = await reads.lastMessages(seen);
    expect(rooms.map((id) => last.get(id)?.seq)).toEqual([4, 2, 3]);
    const counts = await reads.unreadCounts(bob.user.id, seen);
    expect(rooms.map((id) => counts.get(id)?.unread ?? 0)).toEqual([2, 0, 1]);
    const changes = await reads.changesSince(rooms.map((roomId) => ({ roomId, since: 2 })));
    expect(rooms.map((id) => changes.get(id)?.map(({ version }) => version))).toEqual([
      [3, 4],
      undefined,
      [3],
    ]);
  });

  it('is everybody’s own where several ask at once', async () => {
    const rooms = [await roomWith(4), await roomWith(3), await roomWith(2)];
    const reads = app.app.get(MessageReads);
    const seen = (n: number, read_seq: number, last_seq: number) => {
      // Who wrote it has read it, and took the mark back where it is before.
      const taken_back_from = last_seq;
      return { id: rooms[n] ?? '', read_seq, taken_back_from, first_seq: 1, last_seq, version: last_seq };
    };
    const [ofBob, ofCarol, ofAlice, ofNobody] = await Promise.all([
      reads.unreadCounts(bob.user.id, [seen(0, 1, 4), seen(1, 0, 3)]),
      reads.unreadCounts(carol.user.id, [seen(0, 2, 4)]),
      reads.unreadCounts(alice.user.id, [seen(0, 0, 4)]),
      reads.unreadCounts(bob.user.id, [seen(2, 2, 2)]),
    ]);
    const counted = (of: typeof ofBob) => rooms.map((id) => of.get(id)?.unread ?? 0);
    expect([ofBob, ofCarol, ofAlice, ofNobody].map(counted)).toEqual([
      [2, 1, 0],
      [2, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const [first, second] = await Promise.all([
      reads.lastMessages([seen(0, 0, 4), seen(1, 0, 3)]),
      reads.lastMessages([seen(1, 0, 3), seen(2, 0, 2)]),
    ]);
    expect(rooms.slice(0, 2).map((id) => first.get(id)?.seq)).toEqual([4, 3]);
    expect(rooms.slice(1).map((id) => second.get(id)?.seq)).toEqual([3, 2]);
  });

  it('is counted as of the moment when the room was seen, so that nothing that came since is taken twice', async () => {
    const roomId = await roomWith(4);
    const reads = app.app.get(MessageReads);
    const seen = { id: roomId, read_seq: 2, taken_back_from: 0, first_seq: 1, last_seq: 4, version: 4 };
    const unread = async () => (await reads.unreadCounts(bob.user.id, [seen])).get(roomId)?.unread;
    const { body: page } = await asAlice.get<MessagePage>(`/rooms/${roomId}/messages`);
    await asAlice.post(`/rooms/${roomId}/messages`, { id: newId(), body: 'after' });
    expect(await unread()).toBe(2);
    await asAlice.delete(`/rooms/${roomId}/messages/${page.items[3]?.id}`);
    expect(await unread()).toBe(2);
    await asBob.put(`/rooms/${roomId}/read`, { seq: 5 });
    expect(await unread()).toBe(2);
  });

  it('counts as unread what others wrote and is still there', async () => {
    const roomId = await roomWith(2);
    const say = async (api: Api, body = 'x') =>
      (await api.post<Message>(`/rooms/${roomId}/messages`, { id: newId(), body })).body;
    await say(asBob);
    const deleted = await say(asAlice);
    const last = await say(asAlice);
    await asAlice.delete(`/rooms/${roomId}/messages/${deleted.id}`);
    const unread = async (api: Api) => (await api.get<MyRoom>(`/rooms/${roomId}`)).body.unread;
    expect(await unread(asBob)).toBe(1);
    expect(await unread(asAlice)).toBe(0);
    await asBob.put(`/rooms/${roomId}/read`, { seq: last.seq });
    expect(await unread(asBob)).toBe(0);
  });
});

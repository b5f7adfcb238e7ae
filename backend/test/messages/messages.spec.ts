import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS, type Message, type MyRoom } from '@parley/contracts';
import pg from 'pg';
import { v4, v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { type Door, DOORS, openDoor } from './doors.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let asAlice: Api;
let asBob: Api;

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

/** Alice's room, with Bob in it; Carol is a stranger. */
async function roomOfTwo(kind: 'public' | 'private' = 'public'): Promise<string> {
  const { id } = await makeRoom(asAlice, { kind });
  const { status } = await asAlice.put(`/rooms/${id}/members/${bob.user.id}`);
  expect(status).toBeLessThan(300);
  return id;
}

const muteBob = async (roomId: string): Promise<void> => {
  await database.query(
    `UPDATE members SET muted_until = now() + '1 hour' WHERE room_id = $1 AND user_id = $2`,
    [roomId, bob.user.id],
  );
};

const versionOf = async (roomId: string): Promise<number> =>
  (await asAlice.get<MyRoom>(`/rooms/${roomId}`)).body.version;

describe.each(DOORS)('by %s', (kind) => {
  let doors: Record<'alice' | 'bob' | 'carol', Door>;

  beforeAll(async () => {
    const [ofAlice, ofBob, ofCarol] = await Promise.all(
      [alice, bob, carol].map((person) => openDoor(kind, app, person)),
    );
    if (!ofAlice || !ofBob || !ofCarol) throw new Error('a door is missing');
    doors = { alice: ofAlice, bob: ofBob, carol: ofCarol };
  });

  afterAll(() => {
    for (const door of Object.values(doors)) door.close();
  });

  const sent = async (roomId: string, by: keyof typeof doors = 'alice', body = 'hello'): Promise<Message> => {
    const { code, message } = await doors[by].send(roomId, { id: newId(), body });
    expect(code).toBe('ok');
    return message;
  };

  describe('sending', () => {
    it('answers the message as the contract has it', async () => {
      const roomId = await roomOfTwo();
      const id = newId();
      const { message } = await doors.alice.send(roomId, { id, body: '  hello **all** ' });
      expect(message).toEqual({
        id,
        roomId,
        seq: 3,
        version: 3,
        kind: 'user',
        authorId: alice.user.id,
        body: '  hello **all** ',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        editedAt: null,
        deletedAt: null,
        replyTo: null,
        mentions: [],
        mentionsAll: false,
        reactions: [],
        attachments: [],
        pinned: null,
        system: null,
      });
      const { body: room } = await asAlice.get<MyRoom>(`/rooms/${roomId}`);
      expect(room).toMatchObject({ lastSeq: 3, version: 3, lastMessage: message });
      expect(room.me).toMatchObject({ readSeq: 3, deliveredSeq: 3 });
    });

    it('the same id again answers the same message, as it is now', async () => {
      const roomId = await roomOfTwo();
      const first = await sent(roomId);
      const again = () => doors.alice.send(roomId, { id: first.id, body: 'hello' });
      expect((await again()).message).toEqual(first);
      const { message: edited } = await doors.alice.edit(roomId, first.id, 'bye');
      expect((await again()).message).toEqual(edited);
      const { message: deleted } = await doors.alice.delete(roomId, first.id);
      expect((await again()).message).toEqual(deleted);
      expect(await versionOf(roomId)).toBe(deleted.version);
    });

    it('the same id with another author, room or body is a CONFLICT', async () => {
      const [roomId, other] = [await roomOfTwo(), await roomOfTwo()];
      const { id } = await sent(roomId);
      expect((await doors.bob.send(roomId, { id, body: 'hello' })).code).toBe('CONFLICT');
      expect((await doors.alice.send(other, { id, body: 'hello' })).code).toBe('CONFLICT');
      expect((await doors.alice.send(roomId, { id, body: 'other' })).code).toBe('CONFLICT');
      await doors.alice.edit(roomId, id, 'other');
      expect((await doors.alice.send(roomId, { id, body: 'other' })).code).toBe('CONFLICT');
    });

    it.each([
      ['nothing', ''],
      ['white space', ' \n\t\u3000'],
      ['a NUL', 'a\0b'],
      ['half a character', 'a\ud83d'],
      ['4,001 characters', 'x'.repeat(4_001)],
      ['no text', 5],
      ['null', null],
    ])('refuses a body of %s', async (_, body) => {
      const roomId = await roomOfTwo();
      const answer = await doors.alice.send(roomId, { id: newId(), body: body as string });
      expect(answer).toMatchObject({ code: 'VALIDATION', paths: ['body'] });
    });

    it('takes 4,000 characters, counted as people do', async () => {
      const roomId = await roomOfTwo();
      const body = '😀'.repeat(4_000);
      expect((await sent(roomId, 'alice', body)).body).toBe(body);
    });

    it.each([
      ['an id that is no UUIDv7', { id: v4() }, 'id'],
      ['an id in capitals', { id: newId().toUpperCase() }, 'id'],
      ['a field that is not in the contract', { colour: 'red' }, 'colour'],
      ['replyTo: null', { replyTo: null }, 'replyTo'],
      ['a reply to nothing', { replyTo: newId() }, 'replyTo'],
      ['attachments that are not there', { attachmentIds: [newId()] }, 'attachmentIds'],
      ['an attachment twice', { attachmentIds: Array(2).fill(newId()) }, 'attachmentIds'],
    ])('refuses %s', async (_, change, path) => {
      const roomId = await roomOfTwo();
      const payload = { id: newId(), body: 'hello', ...change } as Parameters<Door['send']>[1];
      expect(await doors.alice.send(roomId, payload)).toMatchObject({ code: 'VALIDATION', paths: [path] });
    });

    it('replies within the room, to tombstones too', async () => {
      const [roomId, other] = [await roomOfTwo(), await roomOfTwo()];
      const { id: replyTo } = await sent(roomId);
      await doors.alice.delete(roomId, replyTo);
      const { message } = await doors.bob.send(roomId, { id: newId(), body: 'what?', replyTo });
      expect(message.replyTo).toBe(replyTo);
      expect((await doors.alice.send(other, { id: newId(), body: 'x', replyTo })).code).toBe('VALIDATION');
    });

    it('mentions members by name, and everybody by a moderator’s @all', async () => {
      const roomId = await roomOfTwo();
      const mentioned = async (by: keyof typeof doors, body: string) =>
        (await sent(roomId, by, body)).mentions;
      expect(await mentioned('alice', 'hey @Bob, where is @carol?')).toEqual([bob.user.id]);
      expect(await mentioned('alice', '@all look')).toEqual([bob.user.id]);
      expect(await mentioned('bob', '@all look')).toEqual([]);
      const { body: room } = await asBob.get<MyRoom>(`/rooms/${roomId}`);
      expect([room.unread, room.mentions]).toEqual([0, 0]);
      await mentioned('alice', '@bob');
      await sent(roomId);
      const { body: later } = await asBob.get<MyRoom>(`/rooms/${roomId}`);
      expect([later.unread, later.mentions]).toEqual([2, 1]);
    });

    it('names nobody when everybody is called in a large room, and everybody counts it', async () => {
      const roomId = await roomOfTwo();
      // As large as it takes, for the one who asks.
      await database.query('UPDATE rooms SET member_count = $2 WHERE id = $1', [
        roomId,
        LIMITS.mentionsListMax + 1,
      ]);
      const message = await sent(roomId, 'alice', '@all and @bob');
      expect(message).toMatchObject({ mentions: [bob.user.id], mentionsAll: true });
      const counted = async () => (await asBob.get<MyRoom>(`/rooms/${roomId}`)).body.mentions;
      expect(await counted()).toBe(1);
      const { message: edited } = await doors.alice.edit(roomId, message.id, 'only @bob');
      expect(edited).toMatchObject({ mentions: [bob.user.id], mentionsAll: false });
      await doors.alice.edit(roomId, message.id, '@all');
      expect(await counted()).toBe(1);
      const { message: gone } = await doors.alice.delete(roomId, message.id);
      expect(gone).toMatchObject({ mentions: [], mentionsAll: false });
      expect(await counted()).toBe(0);
    });
  });

  describe('who may', () => {
    it.each([
      ['public', 'NOT_A_MEMBER'],
      ['private', 'NOT_FOUND'],
    ] as const)('a stranger to a %s room hears %s, whatever they try', async (roomKind, code) => {
      const roomId = await roomOfTwo(roomKind);
      const { id } = await sent(roomId);
      const answers = await Promise.all([
        doors.carol.send(roomId, { id: newId(), body: 'x' }),
        doors.carol.send(roomId, { id, body: 'hello' }),
        doors.carol.edit(roomId, id, 'x'),
        doors.carol.delete(roomId, id),
        doors.carol.react(roomId, id, '👍', true),
        doors.carol.pin(roomId, id, true),
      ]);
      expect(answers.map((answer) => answer.code)).toEqual(Array(6).fill(code));
      expect(await versionOf(roomId)).toBe(3);
    });

    it('the muted may not write, edit or react; they may delete, and learn that a send had come through', async () => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId, 'bob');
      await muteBob(roomId);
      const muted = await Promise.all([
        doors.bob.send(roomId, { id: newId(), body: 'x' }),
        doors.bob.edit(roomId, id, 'x'),
        doors.bob.react(roomId, id, '👍', true),
      ]);
      expect(muted.map(({ code }) => code)).toEqual(['MUTED', 'MUTED', 'MUTED']);
      expect((await doors.bob.send(roomId, { id, body: 'hello' })).code).toBe('ok');
      expect((await doors.bob.delete(roomId, id)).code).toBe('ok');
    });

    it('is decided under the room’s lock: a change that waited while its author was kicked is refused', async () => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId, 'bob');
      const client = new pg.Client(database.url);
      await client.connect();
      await client.query('BEGIN');
      await client.query('SELECT FROM rooms WHERE id = $1 FOR UPDATE', [roomId]);
      const waiting = Promise.all([
        doors.bob.send(roomId, { id: newId(), body: 'x' }),
        doors.bob.edit(roomId, id, 'x'),
        doors.bob.delete(roomId, id),
        doors.bob.react(roomId, id, '👍', true),
      ]);
      await eventually(async () => {
        const rows = await database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        // What was delivered to whom is written meanwhile, and may wait here too.
        expect(rows.length).toBeGreaterThanOrEqual(4);
      });
      await client.query('DELETE FROM members WHERE room_id = $1 AND user_id = $2', [roomId, bob.user.id]);
      await client.query('COMMIT');
      await client.end();
      expect((await waiting).map(({ code }) => code)).toEqual(Array(4).fill('NOT_A_MEMBER'));
    });

    it('a message of another room, and one that is not there, are NOT_FOUND', async () => {
      const [roomId, other] = [await roomOfTwo(), await roomOfTwo()];
      const { id } = await sent(other);
      for (const messageId of [id, newId()]) {
        const answers = await Promise.all([
          doors.alice.edit(roomId, messageId, 'x'),
          doors.alice.delete(roomId, messageId),
          doors.alice.react(roomId, messageId, '👍', true),
          doors.alice.pin(roomId, messageId, true),
        ]);
        expect(answers.map(({ code }) => code)).toEqual(Array(4).fill('NOT_FOUND'));
      }
    });

    it('only the author edits, only a moderator pins; moderators delete what others wrote', async () => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId, 'alice');
      expect((await doors.bob.edit(roomId, id, 'x')).code).toBe('FORBIDDEN');
      expect((await doors.bob.delete(roomId, id)).code).toBe('FORBIDDEN');
      expect((await doors.bob.pin(roomId, id, true)).code).toBe('FORBIDDEN');
      const { id: ofBob } = await sent(roomId, 'bob');
      expect((await doors.alice.edit(roomId, ofBob, 'x')).code).toBe('FORBIDDEN');
      expect((await doors.alice.delete(roomId, ofBob)).code).toBe('ok');
    });

    it('in a direct room either pins, and nobody deletes what the other wrote', async () => {
      const { body: direct } = await asAlice.post<MyRoom>('/rooms/direct', { userId: bob.user.id });
      const { id } = await sent(direct.id, 'alice');
      expect((await doors.bob.pin(direct.id, id, true)).code).toBe('ok');
      expect((await doors.bob.delete(direct.id, id)).code).toBe('FORBIDDEN');
    });

    it('notices can be neither edited nor deleted, not even by whom they are about', async () => {
      const roomId = await roomOfTwo();
      const [notice] = await database.query<{ id: string }>(
        'SELECT id FROM messages WHERE room_id = $1 AND seq = 1',
        [roomId],
      );
      const id = notice?.id ?? '';
      expect((await doors.alice.edit(roomId, id, 'x')).code).toBe('FORBIDDEN');
      expect((await doors.alice.delete(roomId, id)).code).toBe('FORBIDDEN');
    });
  });

  describe('changing', () => {
    it('an edit gives the message a new body and the room’s next version', async () => {
      const roomId = await roomOfTwo();
      const before = await sent(roomId);
      const { message } = await doors.alice.edit(roomId, before.id, 'bye @bob');
      expect(message).toEqual({
        ...before,
        version: before.version + 1,
        body: 'bye @bob',
        mentions: [bob.user.id],
        editedAt: expect.any(String),
      });
      expect(Date.parse(message.editedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.createdAt));
      expect((await doors.alice.edit(roomId, before.id, 'bye @bob')).message).toEqual(message);
      expect(await versionOf(roomId)).toBe(message.version);
    });

    it.each(['', ' ', 'x'.repeat(4_001)])('an edit to a bad body is VALIDATION', async (body) => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId);
      expect(await doors.alice.edit(roomId, id, body)).toMatchObject({ code: 'VALIDATION', paths: ['body'] });
    });

    it('a delete leaves a tombstone, and the same one again; editing it is GONE', async () => {
      const roomId = await roomOfTwo();
      const { id, ...before } = await sent(roomId, 'alice', 'hello @bob');
      await doors.alice.pin(roomId, id, true);
      await doors.bob.react(roomId, id, '👍', true);
      const { message } = await doors.alice.delete(roomId, id);
      expect(message).toEqual({
        ...before,
        id,
        version: before.version + 3,
        body: null,
        mentions: [],
        deletedAt: expect.any(String),
      });
      expect((await doors.alice.delete(roomId, id)).message).toEqual(message);
      expect((await doors.alice.edit(roomId, id, 'x')).code).toBe('GONE');
      expect((await doors.alice.react(roomId, id, '👍', true)).code).toBe('GONE');
      expect((await doors.alice.pin(roomId, id, true)).code).toBe('GONE');
      expect((await doors.alice.react(roomId, id, '👍', false)).message).toEqual(message);
      expect((await doors.alice.pin(roomId, id, false)).message).toEqual(message);
      expect(await versionOf(roomId)).toBe(message.version);
    });

    it('deleting what somebody had not read makes it unread no more', async () => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId, 'alice', 'hello @bob');
      await sent(roomId);
      const counts = async () => {
        const { body: room } = await asBob.get<MyRoom>(`/rooms/${roomId}`);
        return [room.unread, room.mentions];
      };
      expect(await counts()).toEqual([2, 1]);
      await doors.alice.delete(roomId, id);
      expect(await counts()).toEqual([1, 0]);
    });

    it('reactions come and go, one version each; what is so already has none', async () => {
      const roomId = await roomOfTwo();
      const { id, version } = await sent(roomId);
      await doors.alice.react(roomId, id, '👍', true);
      const { message } = await doors.bob.react(roomId, id, '👍', true);
      expect(message).toMatchObject({
        version: version + 2,
        reactions: [{ emoji: '👍', userIds: [alice.user.id, bob.user.id] }],
      });
      expect((await doors.bob.react(roomId, id, '👍', true)).message).toEqual(message);
      await doors.alice.react(roomId, id, '👍', false);
      const { message: bare } = await doors.bob.react(roomId, id, '👍', false);
      expect(bare).toMatchObject({ version: version + 4, reactions: [], editedAt: null });
    });

    it.each(['x', '👍👍', ':+1:', '%00'])('%j is no emoji', async (emoji) => {
      const roomId = await roomOfTwo();
      const { id } = await sent(roomId);
      expect(await doors.alice.react(roomId, id, emoji, true)).toMatchObject({
        code: 'VALIDATION',
        paths: ['emoji'],
      });
    });

    it('a pin says by whom and when', async () => {
      const roomId = await roomOfTwo();
      const { id, version } = await sent(roomId, 'bob');
      const { message } = await doors.alice.pin(roomId, id, true);
      expect(message).toMatchObject({
        version: version + 1,
        pinned: { by: alice.user.id, at: expect.any(String) },
      });
      expect((await doors.alice.pin(roomId, id, true)).message).toEqual(message);
      expect((await doors.alice.pin(roomId, id, false)).message).toMatchObject({
        version: version + 2,
        pinned: null,
      });
    });

    it('many at once take one version each', async () => {
      const roomId = await roomOfTwo();
      const { id, version } = await sent(roomId);
      const emoji = ['👍', '🎉', '❤️', '😀', '🚀', '👀', '🙏', '🔥'];
      await Promise.all([
        ...emoji.flatMap((one) => [doors.alice, doors.bob].map((door) => door.react(roomId, id, one, true))),
        ...emoji.map(() => sent(roomId)),
        doors.alice.edit(roomId, id, 'edited'),
        doors.alice.pin(roomId, id, true),
      ]);
      expect(await versionOf(roomId)).toBe(version + 16 + 8 + 2);
      const [row] = await database.query<{ n: number }>(
        'SELECT count(DISTINCT version) AS n FROM messages WHERE room_id = $1',
        [roomId],
      );
      expect(row).toEqual({ n: 2 + 1 + 8 });
    });

    it('is told to the room, each change once and in the order of its version', async () => {
      const roomId = await roomOfTwo();
      const listener = await connect(app, bob.token);
      const heard: Message[] = [];
      listener.socket.on('message:changed', (message) => {
        if (message.roomId === roomId) heard.push(message);
      });
      const { id } = await sent(roomId);
      const changes = [
        await doors.alice.edit(roomId, id, 'bye'),
        await doors.alice.edit(roomId, id, 'bye'),
        await doors.bob.react(roomId, id, '👍', true),
        await doors.alice.pin(roomId, id, true),
        await doors.alice.delete(roomId, id),
        await doors.alice.delete(roomId, id),
      ];
      await eventually(() => expect(heard).toHaveLength(5));
      expect(heard.map(({ version }) => version)).toEqual([3, 4, 5, 6, 7]);
      expect(heard.slice(1)).toEqual([0, 2, 3, 4].map((n) => changes[n]?.message));
      listener.close();
    });
  });
});

describe('REST only', () => {
  it('is 201 when made, 200 when it was there', async () => {
    const roomId = await roomOfTwo();
    const message = { id: newId(), body: 'hello' };
    const statuses = [];
    for (let n = 0; n < 2; n += 1) {
      statuses.push((await asAlice.post(`/rooms/${roomId}/messages`, message)).status);
    }
    expect(statuses).toEqual([201, 200]);
  });

  it('a malformed id in the path, and a body above 1 MB, are VALIDATION and TOO_LARGE', async () => {
    const roomId = await roomOfTwo();
    const refusals = await Promise.all([
      asAlice.post(`/rooms/nonsense/messages`, { id: newId(), body: 'x' }),
      asAlice.delete(`/rooms/${roomId}/messages/nonsense`),
      asAlice.post(`/rooms/${roomId}/messages`, { id: newId(), body: 'x'.repeat(1_000_001) }),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 413]);
  });
});

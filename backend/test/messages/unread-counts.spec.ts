import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { MessageChangesRepository } from '../../src/messages/message-changes.repository.js';
import { MessageReads } from '../../src/messages/message-reads.repository.js';
import { deleted, edited } from '../../src/messages/message-revisions.js';
import { SystemMessages } from '../../src/messages/system-messages.repository.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { OldMessages } from '../../src/retention/old-messages.repository.js';
import { MembersRepository } from '../../src/rooms/members.repository.js';
import { ReceiptsRepository } from '../../src/rooms/receipts.repository.js';
import type { MyRoomRow } from '../../src/rooms/room.row.js';
import { Dice } from '../../src/seed/dice.js';
import { startPostgres, type TestDatabase } from '../support/index.js';
import { draft, openWriter, type TestWriter, World } from './writers.js';

/**
 * Counted by looking at every message after the mark: what the definition says, and what the product does not do because
 * it costs as much as there is.
 */
const LOOK_AT_EACH = `
  SELECT count(*) AS unread, count(*) FILTER (WHERE mentions_all OR $1 = ANY (mentions)) AS mentions
  FROM messages
  WHERE room_id = $2 AND seq > $3 AND seq <= $4 AND kind = 'user' AND author_id <> $1
    AND (deleted_at IS NULL OR version > $5)`;

const NAMES = ['anna', 'boris', 'clara', 'dora'];
const STEPS = 200;

let database: TestDatabase;
let dataSource: DataSource;
let storing: TestWriter;
let world: World;

beforeAll(async () => {
  database = await startPostgres();
  await migrate({ url: database.url });
  dataSource = await new DataSource(databaseOptions({ url: database.url }, 4, () => undefined)).initialize();
  storing = await openWriter(database);
  world = new World(database);
  await world.addPeople(...NAMES);
});

afterAll(async () => {
  await storing?.close();
  await dataSource?.destroy();
  await database?.close();
});

/** A member's room as it was at some moment. */
interface Seen {
  readonly userId: string;
  readonly rooms: readonly MyRoomRow[];
}

const everybodysRooms = async (): Promise<Seen[]> => {
  const members = new MembersRepository(dataSource);
  return Promise.all(
    world.people.map(async (userId) => ({ userId, rooms: await members.allRoomsOf(userId) })),
  );
};

/** What the product counts, and what there is. */
async function counts({ userId, rooms }: Seen): Promise<[counted: object[], there: object[]]> {
  const counted = await new MessageReads(dataSource).unreadCounts(userId, rooms);
  const there = await Promise.all(
    rooms.map(async ({ id, read_seq, last_seq, version }) => {
      const [row] = await database.query(LOOK_AT_EACH, [userId, id, read_seq, last_seq, version]);
      return { ...row };
    }),
  );
  return [
    rooms.map(({ id }) => ({ ...(counted.get(id) ?? { unread: 0, mentions: 0 }) })),
    there.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]))),
  ];
}

class Life {
  private readonly changes = new MessageChangesRepository();
  private readonly receipts = new ReceiptsRepository(dataSource);

  constructor(
    private readonly dice: Dice,
    private readonly rooms: readonly string[],
  ) {}

  async goOn(): Promise<void> {
    const roomId = this.dice.pick(this.rooms);
    const what = this.dice.between(1, 20);
    if (what <= 8) await this.say(roomId);
    else if (what <= 10) await this.change(roomId, (row, now) => deleted(row, now));
    else if (what <= 13)
      await this.change(roomId, (row, now) => edited(row, `${this.dice.roll()}`, this.called(), now));
    else if (what <= 14) await this.notice(roomId);
    else if (what <= 17) await this.read(roomId);
    else if (what <= 19) await this.takeBack(roomId);
    else await this.tooOld(roomId);
  }

  private async say(roomId: string): Promise<void> {
    const drafts = Array.from({ length: this.dice.between(1, 6) }, () =>
      draft(roomId, this.dice.pick(world.people), {
        mentionedNames: this.dice.chance(0.3)
          ? this.dice.some([...NAMES, 'all'], this.dice.between(1, 2))
          : [],
      }),
    );
    await storing.writes.store(drafts);
  }

  private called(): { mentions: string[]; mentionsAll: boolean } {
    if (this.dice.chance(0.5)) return { mentions: [], mentionsAll: false };
    const mentions = this.dice.some(world.people, this.dice.between(1, 3));
    return { mentions, mentionsAll: this.dice.chance(0.2) };
  }

  private async change(
    roomId: string,
    change: (...of: Parameters<typeof deleted>) => ReturnType<typeof deleted>,
  ): Promise<void> {
    const ids = await database.query<{ id: string }>(
      `SELECT id FROM messages WHERE room_id = $1 AND kind = 'user' AND deleted_at IS NULL ORDER BY seq`,
      [roomId],
    );
    if (ids.length === 0) return;
    const { id } = this.dice.pick(ids);
    await dataSource.transaction(async (tx) => {
      await this.changes.lockRoom(tx, roomId);
      const found = await this.changes.find(tx, roomId, id);
      if (!found) return;
      const revision = change(found.message, found.now);
      if (revision) await this.changes.save(tx, { ...found.message, ...revision }, null);
    });
  }

  private async notice(roomId: string): Promise<void> {
    const userId = this.dice.pick(world.people);
    await dataSource.transaction(async (tx) => {
      await this.changes.lockRoom(tx, roomId);
      await new SystemMessages().append(tx, roomId, userId, { type: 'joined', userId });
    });
  }

  private async read(roomId: string): Promise<void> {
    const seq = this.dice.between(0, await this.lastSeq(roomId));
    await this.receipts.advance(roomId, this.dice.pick(world.people), { readSeq: seq, deliveredSeq: seq });
  }

  private async takeBack(roomId: string): Promise<void> {
    const seq = this.dice.between(0, await this.lastSeq(roomId));
    await this.receipts.takeBack(roomId, this.dice.pick(world.people), seq);
  }

  /** The oldest messages have been there for too long. */
  private async tooOld(roomId: string): Promise<void> {
    const some = this.dice.between(1, 5);
    await database.query(
      `UPDATE messages SET created_at = now() - interval '8 days'
       WHERE room_id = $1 AND seq < (SELECT first_seq + $2 FROM rooms WHERE id = $1)`,
      [roomId, some],
    );
    await dataSource.transaction(async (tx) => {
      await this.changes.lockRoom(tx, roomId);
      await new OldMessages(dataSource).empty(tx, roomId, 7, some);
    });
  }

  private async lastSeq(roomId: string): Promise<number> {
    const [row] = await database.query<{ last_seq: string }>('SELECT last_seq FROM rooms WHERE id = $1', [
      roomId,
    ]);
    return Number(row?.last_seq ?? 0);
  }
}

test.each([1, 2, 3])(
  'whatever happens, the counts are those of the messages that are there (%i)',
  async (seed) => {
    const dice = new Dice(seed);
    const rooms = [await world.addRoom(), await world.addRoom(), await world.addRoom('private')];
    const life = new Life(dice, rooms);
    let before = await everybodysRooms();
    let somethingUnread = 0;
    for (let step = 1; step <= STEPS; step += 1) {
      await life.goOn();
      if (step % 10 > 0) continue;
      const now = await everybodysRooms();
      // As it was seen some steps ago, too: a count is of the moment at which the room was seen.
      for (const seen of [...now, ...before]) {
        const [counted, there] = await counts(seen);
        expect(counted).toEqual(there);
        somethingUnread += there.filter((row) => 'mentions' in row && row.mentions !== 0).length;
      }
      before = now;
    }
    expect(somethingUnread).toBeGreaterThan(STEPS / 10);
  },
);

test('a mark that was taken back remembers the furthest that it was', async () => {
  const roomId = await world.addRoom();
  const [anna = ''] = world.people;
  await storing.writes.store(Array.from({ length: 9 }, () => draft(roomId, anna)));
  const receipts = new ReceiptsRepository(dataSource);
  const takenBack = async (seq: number): Promise<unknown> => {
    await receipts.takeBack(roomId, anna, seq);
    return database.query(
      'SELECT read_seq::int, taken_back_from::int FROM members WHERE room_id = $1 AND user_id = $2',
      [roomId, anna],
    );
  };
  expect(await takenBack(6)).toEqual([{ read_seq: 5, taken_back_from: 9 }]);
  expect(await takenBack(3)).toEqual([{ read_seq: 2, taken_back_from: 9 }]);
  await receipts.advance(roomId, anna, { readSeq: 7, deliveredSeq: 7 });
  expect(await takenBack(1)).toEqual([{ read_seq: 0, taken_back_from: 9 }]);
});

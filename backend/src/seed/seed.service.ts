import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Passwords } from '../auth/index.js';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { EXAMPLE_USERNAMES } from '../users/index.js';
import { MESSAGES_A_ROOM } from './bulk.js';
import { communityOf } from './community.js';
import type { Talker } from './conversation.js';
import { Dice } from './dice.js';
import { ADMINISTRATOR, PASSWORD, PEOPLE } from './people.js';
import { SeedRepository } from './seed.repository.js';
import { timelineOf, type Timeline } from './timeline.js';

const DAY_MS = 86_400_000;
/** In which the messages of large rooms were said. */
const YEARS_BACK = 2;
const SEED = 20_260_401;
/** Of all people, in large rooms; the others only read there, when they come to it. */
const WRITERS = 24;

export interface Seeded {
  readonly people: number;
  readonly rooms: number;
  readonly messages: number;
}

/** Fills an empty database, once, with a community and months of its conversations. */
@Injectable()
export class SeedService {
  private readonly passwords = new Passwords();

  constructor(
    private readonly seed: SeedRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * `null`, and nothing is done, where other people are than those of the example.
   *
   * @param messages how many there shall be at least; what the conversations do not come to, large rooms hold
   */
  async fill(messages: number): Promise<Seeded | null> {
    const passwordHash = await this.passwords.hash(PASSWORD);
    return this.transactions.run(async (tx) => {
      if ((await this.seed.countStrangers(tx, EXAMPLE_USERNAMES)) > 0) return null;
      const now = Date.now();
      const dice = new Dice(SEED);
      const talkers = await this.people(tx, passwordHash, now);
      const timelines = communityOf(talkers, now, dice);
      await this.store(tx, timelines);
      const more = messages - timelines.reduce((sum, timeline) => sum + timeline.messages.length, 0);
      const large = await this.largeRooms(tx, more, talkers, now, dice);
      await this.seed.analyse(tx);
      return {
        people: talkers.length,
        rooms: timelines.length + large,
        messages: await this.seed.countMessages(tx),
      };
    });
  }

  private async people(tx: Transaction, passwordHash: string, now: number): Promise<Talker[]> {
    const rows = PEOPLE.map((person) => ({
      ...person,
      id: uuid(),
      role: person.username === ADMINISTRATOR ? ('admin' as const) : ('user' as const),
    }));
    const ids = await this.seed.insertPeople(tx, rows, passwordHash, new Date(now - 200 * DAY_MS));
    return PEOPLE.map(({ username }) => ({ username, id: ids.get(username) ?? '' }));
  }

  private async store(tx: Transaction, timelines: readonly Timeline[]): Promise<void> {
    await this.seed.insertRooms(
      tx,
      timelines.map(({ room }) => room),
    );
    await this.seed.insertMembers(
      tx,
      timelines.flatMap(({ members }) => members),
    );
    await this.seed.insertMessages(
      tx,
      timelines.flatMap(({ messages }) => messages),
    );
  }

  /** Answers how many it made. */
  private async largeRooms(
    tx: Transaction,
    messages: number,
    talkers: readonly Talker[],
    now: number,
    dice: Dice,
  ): Promise<number> {
    const rooms = Math.max(0, Math.ceil(messages / MESSAGES_A_ROOM));
    for (let n = 1; n <= rooms; n += 1) {
      const count = Math.floor((messages * n) / rooms) - Math.floor((messages * (n - 1)) / rooms);
      await this.largeRoom(tx, `log-${String(n).padStart(3, '0')}`, count, talkers, now, dice);
    }
    return rooms;
  }

  private async largeRoom(
    tx: Transaction,
    name: string,
    count: number,
    talkers: readonly Talker[],
    now: number,
    dice: Dice,
  ): Promise<void> {
    const madeAt = now - YEARS_BACK * 365 * DAY_MS;
    const members = talkers.map((talker, index) => ({
      talker,
      role: index === 0 ? ('owner' as const) : ('member' as const),
      since: madeAt + index * 1_000,
    }));
    const entries = members.map(({ talker, since }, index) => ({
      author: talker,
      at: since,
      system: { type: index === 0 ? ('created' as const) : ('joined' as const), userId: talker.id },
    }));
    const { room, ...notices } = timelineOf(
      { kind: 'public', name, topic: 'Two years of the workshop’s log', madeAt, members, entries },
      now,
      dice,
    );
    const sent = entries.length + count;
    const whole = {
      ...room,
      last_activity_at: new Date(now - dice.between(1, 600) * 60_000).toISOString(),
      last_seq: sent,
      version: this.seed.versionAfter(entries.length, sent),
    };
    const authorIds = talkers.slice(0, WRITERS).map(({ id }) => id);
    const readBy = (userId: string): number =>
      authorIds.includes(userId) ? sent : Math.max(entries.length, sent - dice.between(0, 3_000));
    await this.store(tx, [
      {
        room: whole,
        messages: notices.messages,
        members: notices.members.map((member) => ({
          ...member,
          read_seq: readBy(member.user_id),
          delivered_seq: sent,
        })),
      },
    ]);
    await this.seed.insertHistory(tx, { room: whole, notices: notices.messages, authorIds, count });
  }
}

import { LIMITS, type Message } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { askedTogether } from '../platform/asking/index.js';
import { COUNT_UNREAD } from './count-unread.js';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';

export interface UnreadCounts {
  /** Messages of others, kind `user`, not deleted, beyond the member's `readSeq`. */
  readonly unread: number;
  /** How many of those mention the member. */
  readonly mentions: number;
}

/** A room and a member's mark in it, read in one statement. */
export interface SeenRoom {
  readonly id: string;
  readonly read_seq: number;
  /** The furthest that `read_seq` was when it was taken back. */
  readonly taken_back_from: number;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly version: number;
}

interface Asked {
  readonly userId: string;
  readonly seen: readonly SeenRoom[];
}

interface CountsRow extends UnreadCounts {
  /** Which of those who asked together. */
  asked: number;
  room_id: string;
}

/**
 * What lists of rooms need to know of their messages. Each is one query for any number of rooms, in which every room
 * costs a look into one index. Nobody's access is checked: the caller asks for rooms of the person who asked it.
 */
@Injectable()
export class MessageReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these messages that are there, by id. */
  async byIds(ids: readonly string[]): Promise<Map<string, Message>> {
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')} FROM messages m WHERE m.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, viewOf(row)]));
  }

  /** The newest message of each room; rooms without one when they were seen are missing. */
  async lastMessages(seen: readonly SeenRoom[]): Promise<ReadonlyMap<string, Message>> {
    const roomIds = seen.filter(({ first_seq, last_seq }) => last_seq >= first_seq).map(({ id }) => id);
    return roomIds.length === 0 ? new Map() : this.lastOf(roomIds);
  }

  /** Of those who ask together everybody gets all, and takes what is theirs. */
  private readonly lastOf = askedTogether(async (asked: readonly (readonly string[])[]) => {
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')} FROM rooms r
       JOIN messages m ON m.room_id = r.id AND m.seq = r.last_seq AND m.seq >= r.first_seq
       WHERE r.id = ANY ($1::uuid[])`,
      [[...new Set(asked.flat())]],
    );
    const found = new Map(rows.map((row) => [row.room_id, viewOf(row)]));
    return asked.map(() => found);
  });

  /**
   * Counted anew each time from what is stored (`count-unread.ts`). The count is of the moment at which each room was seen, whatever came
   * since: a client adds what happens after that moment by itself, and would take twice what is in the count already.
   */
  async unreadCounts(userId: string, seen: readonly SeenRoom[]): Promise<ReadonlyMap<string, UnreadCounts>> {
    const behind = seen.filter((room) => room.last_seq > countedAfter(room));
    return behind.length === 0 ? new Map() : this.counts({ userId, seen: behind });
  }

  private readonly counts = askedTogether(async (asked: readonly Asked[]) => {
    const places = asked.flatMap(({ userId, seen }, index) =>
      seen.map((room) => ({ ...room, userId, index })),
    );
    const rows = await this.dataSource.query<CountsRow[]>(COUNT_UNREAD, [
      places.map(({ index }) => index),
      places.map(({ userId }) => userId),
      places.map(({ id }) => id),
      places.map(countedAfter),
      places.map(({ taken_back_from, last_seq }) => Math.min(taken_back_from, last_seq)),
      places.map(({ last_seq }) => last_seq),
      places.map(({ version }) => version),
    ]);
    const answers = asked.map(() => new Map<string, UnreadCounts>());
    for (const row of rows)
      answers[row.asked]?.set(row.room_id, { unread: row.unread, mentions: row.mentions });
    return answers;
  });

  /**
   * Of each room the messages that changed after the version named, ascending by version, at most
   * `LIMITS.changesMaxGap`; rooms in which nothing did are missing.
   */
  async changesSince(
    rooms: readonly { readonly roomId: string; readonly since: number }[],
  ): Promise<Map<string, Message[]>> {
    if (rooms.length === 0) return new Map();
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')}
       FROM unnest($1::uuid[], $2::bigint[]) AS held (room_id, version)
       CROSS JOIN LATERAL (
         SELECT * FROM messages
         WHERE room_id = held.room_id AND version > held.version
           AND seq >= (SELECT first_seq FROM rooms WHERE id = held.room_id)
         ORDER BY version LIMIT $3
       ) m
       ORDER BY m.room_id, m.version`,
      [rooms.map(({ roomId }) => roomId), rooms.map(({ since }) => since), LIMITS.changesMaxGap],
    );
    return Map.groupBy(rows.map(viewOf), ({ roomId }) => roomId);
  }
}

/** What the server let go of is unread to nobody. */
const countedAfter = ({ read_seq, first_seq }: SeenRoom): number => Math.max(read_seq, first_seq - 1);

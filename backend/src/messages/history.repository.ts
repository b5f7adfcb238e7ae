import type { Message, Receipts } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HistoryBounds, HistoryWindow } from './history-window.js';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';

/** What changed in a room after a version, as of one moment. */
export interface ChangesFound {
  readonly version: number;
  readonly items: Message[];
}

/** A place in the list of what is pinned. */
export interface PinPosition {
  readonly at: Date;
  readonly id: string;
}

/** The timeline of one room, read. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** `null` when there is no such room. */
  async bounds(roomId: string): Promise<HistoryBounds | null> {
    const rows = await this.dataSource.query<HistoryBounds[]>(
      'SELECT first_seq AS "firstSeq", last_seq AS "lastSeq" FROM rooms WHERE id = $1',
      [roomId],
    );
    return rows[0] ?? null;
  }

  async findWindow(roomId: string, { first, last }: HistoryWindow): Promise<Message[]> {
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')} FROM messages m
       WHERE m.room_id = $1 AND m.seq BETWEEN $2 AND $3 ORDER BY m.seq`,
      [roomId, first, last],
    );
    return rows.map(viewOf);
  }

  /** `null` when there is no such message, or none any more. */
  async find(roomId: string, messageId: string): Promise<Message | null> {
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')} FROM messages m JOIN rooms r ON r.id = m.room_id
       WHERE m.id = $2 AND m.room_id = $1 AND m.seq >= r.first_seq`,
      [roomId, messageId],
    );
    return rows[0] ? viewOf(rows[0]) : null;
  }

  /** Ascending by version, and none when the room is further ahead than `maxGap`. `null` when there is no such room. */
  async findChanges(
    roomId: string,
    since: number,
    { limit, maxGap }: { limit: number; maxGap: number },
  ): Promise<ChangesFound | null> {
    const rows = await this.dataSource.query<({ room_version: number } & (MessageRow | { id: null }))[]>(
      `SELECT r.version AS room_version, ${messageColumns('m')}
       FROM rooms r
       LEFT JOIN LATERAL (
         SELECT * FROM messages
         WHERE room_id = r.id AND version > $2 AND seq >= r.first_seq AND r.version - $2 <= $4 ORDER BY version LIMIT $3
       ) m ON true
       WHERE r.id = $1
       ORDER BY m.version`,
      [roomId, since, limit, maxGap],
    );
    const [first] = rows;
    if (!first) return null;
    return { version: first.room_version, items: rows.filter((row) => row.id !== null).map(viewOf) };
  }

  /** What is pinned, the newest pin first; with `after`, what comes after that one. */
  async findPins(roomId: string, after: PinPosition | null, limit: number): Promise<Message[]> {
    const rows = await this.dataSource.query<MessageRow[]>(
      `SELECT ${messageColumns('m')} FROM messages m
       WHERE m.room_id = $1 AND m.pinned_at IS NOT NULL
         AND ($2::timestamptz IS NULL OR (m.pinned_at, m.id) < ($2, $3::uuid))
       ORDER BY m.pinned_at DESC, m.id DESC
       LIMIT $4`,
      [roomId, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(viewOf);
  }

  /** Of the present members but the author, who has it and who has read it. `null` when there is no such message. */
  async findReceipts(roomId: string, messageId: string): Promise<Receipts | null> {
    const rows = await this.dataSource.query<Receipts[]>(
      `SELECT
         ARRAY (
           SELECT user_id FROM members
           WHERE room_id = m.room_id AND delivered_seq >= m.seq AND user_id <> m.author_id ORDER BY joined_at, user_id
         ) AS "deliveredTo",
         ARRAY (
           SELECT user_id FROM members
           WHERE room_id = m.room_id AND read_seq >= m.seq AND user_id <> m.author_id ORDER BY joined_at, user_id
         ) AS "readBy",
         NOT EXISTS (SELECT FROM members WHERE room_id = m.room_id AND read_seq < m.seq) AS "readByAll"
       FROM messages m JOIN rooms r ON r.id = m.room_id
       WHERE m.id = $2 AND m.room_id = $1 AND m.seq >= r.first_seq`,
      [roomId, messageId],
    );
    return rows[0] ?? null;
  }
}

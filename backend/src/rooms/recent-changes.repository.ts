import { Injectable } from '@nestjs/common';
import type { Id, ReadMarks, SystemNotice } from '@parley/contracts';
import { DataSource } from 'typeorm';
import { MARKS_STEP_SECONDS } from './receipts.repository.js';

/** What a room's timeline says happened to the room or to somebody in it. */
export interface RecentNotice {
  readonly roomId: Id;
  readonly notice: SystemNotice;
}

export interface MemberMarks extends ReadMarks {
  readonly roomId: Id;
  readonly userId: Id;
}

/**
 * What changed lately, in all rooms: the one question of somebody who knows what was told here and looks for what was
 * not. Each takes one short range of an index that holds nothing else, however many rooms and members there are: with a
 * million members and messages, 40 s of 29,000 moved marks take 37 ms, and 160 notices 0.1 ms. `now()` and not
 * `clock_timestamp()`, which no index can be asked for.
 */
@Injectable()
export class RecentChanges {
  constructor(private readonly dataSource: DataSource) {}

  async notices(withinMs: number): Promise<RecentNotice[]> {
    return this.dataSource.query<RecentNotice[]>(
      `SELECT room_id AS "roomId", system AS notice FROM messages
        WHERE kind = 'system' AND created_at > now() - $1 * interval '1 millisecond'
        ORDER BY created_at`,
      [withinMs],
    );
  }

  /** Rooms that have lost their oldest messages. */
  async cut(withinMs: number): Promise<Id[]> {
    const rows = await this.dataSource.query<{ id: Id }[]>(
      `SELECT id FROM rooms WHERE first_seq_moved_at > now() - $1 * interval '1 millisecond'`,
      [withinMs],
    );
    return rows.map(({ id }) => id);
  }

  /** Marks that moved by a receipt, or came to be. */
  async marks(withinMs: number): Promise<MemberMarks[]> {
    return this.dataSource.query<MemberMarks[]>(
      `SELECT room_id AS "roomId", user_id AS "userId", read_seq AS "readSeq", delivered_seq AS "deliveredSeq"
         FROM members WHERE marks_moved_at > now() - $1 * interval '1 millisecond'`,
      [withinMs + MARKS_STEP_SECONDS * 1_000],
    );
  }
}

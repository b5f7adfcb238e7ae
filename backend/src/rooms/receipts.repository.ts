import { Injectable } from '@nestjs/common';
import type { ReadMarks } from '@parley/contracts';
import { DataSource } from 'typeorm';

export interface MovedMarks extends ReadMarks {
  /** Whether this very call changed them. */
  readonly moved: boolean;
}

export interface RoomReceipts {
  readonly roomId: string;
  readonly memberCount: number;
  readonly readByAllSeq: number;
}

/** `marks_moved_at` moves in steps of so many seconds; why, its migration says. */
export const MARKS_STEP_SECONDS = 10;

const MOVED_NOW = `marks_moved_at = date_bin('${MARKS_STEP_SECONDS} seconds', clock_timestamp(), 'epoch')`;

interface MarksRow {
  read_seq: number;
  delivered_seq: number;
  moved: boolean;
}

/**
 * How far members have read. `read_seq <= delivered_seq <= rooms.last_seq` holds for every row because each statement
 * here takes both from the room's `last_seq` and never moves one past the other.
 */
@Injectable()
export class ReceiptsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Forward only, and never past the room's last message. `null` for who is no member. */
  advance(roomId: string, userId: string, marks: ReadMarks): Promise<MovedMarks | null> {
    return this.set(
      `UPDATE members m
          SET read_seq = GREATEST(m.read_seq, LEAST($3, r.last_seq)),
              delivered_seq = GREATEST(m.delivered_seq, LEAST($4, r.last_seq)),
              ${MOVED_NOW}
         FROM rooms r
        WHERE m.room_id = $1 AND m.user_id = $2 AND r.id = m.room_id
          AND (m.read_seq < LEAST($3, r.last_seq) OR m.delivered_seq < LEAST($4, r.last_seq))`,
      [roomId, userId, marks.readSeq, marks.deliveredSeq],
    );
  }

  /** Back to before `seq`, by a person's own wish; never forward. `null` for who is no member. */
  takeBack(roomId: string, userId: string, seq: number): Promise<MovedMarks | null> {
    return this.set(
      `UPDATE members m SET read_seq = $3, ${MOVED_NOW}
        WHERE m.room_id = $1 AND m.user_id = $2 AND m.read_seq > $3`,
      [roomId, userId, Math.max(seq - 1, 0)],
    );
  }

  /** Rooms that are gone are missing. */
  async ofRooms(roomIds: readonly string[]): Promise<RoomReceipts[]> {
    return this.dataSource.query<RoomReceipts[]>(
      `SELECT r.id AS "roomId", r.member_count AS "memberCount",
              (SELECT COALESCE(min(m.read_seq), 0) FROM members m WHERE m.room_id = r.id) AS "readByAllSeq"
         FROM rooms r WHERE r.id = ANY($1)`,
      [roomIds],
    );
  }

  /** One statement, whether anything moves or not. */
  private async set(update: string, parameters: unknown[]): Promise<MovedMarks | null> {
    const rows = await this.dataSource.query<MarksRow[]>(
      `WITH moved AS (${update} RETURNING m.read_seq, m.delivered_seq)
       SELECT read_seq, delivered_seq, true AS moved FROM moved
       UNION ALL
       SELECT read_seq, delivered_seq, false FROM members
        WHERE room_id = $1 AND user_id = $2 AND NOT EXISTS (SELECT FROM moved)`,
      parameters,
    );
    const row = rows[0];
    return row ? { readSeq: row.read_seq, deliveredSeq: row.delivered_seq, moved: row.moved } : null;
  }
}

import type { Message } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';

/** A place in the list of what mentions somebody. */
export interface MentionPosition {
  readonly at: Date;
  readonly id: string;
}

/** What mentions somebody, in the rooms that they are in: who is in them is asked by the statement itself. */
@Injectable()
export class MentionListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first; with `after`, what comes after that one. */
  async find(userId: string, after: MentionPosition | null, limit: number): Promise<Message[]> {
    const rows = await this.dataSource.query<MessageRow[]>(
      `WITH mine AS MATERIALIZED (
         SELECT r.id, r.first_seq FROM members JOIN rooms r ON r.id = members.room_id WHERE members.user_id = $1
       ), by_name AS (
         SELECT m.* FROM messages m JOIN mine ON mine.id = m.room_id AND m.seq >= mine.first_seq
         WHERE m.mentions <> '{}' AND m.mentions @> ARRAY [$1::uuid] AND m.author_id <> $1 AND m.deleted_at IS NULL
           AND ($2::timestamptz IS NULL OR (m.created_at, m.id) < ($2, $3::uuid))
         ORDER BY m.created_at DESC, m.id DESC LIMIT $4
       ), by_all AS (
         SELECT m.* FROM mine CROSS JOIN LATERAL (
           SELECT * FROM messages
           WHERE room_id = mine.id AND mentions_all AND seq >= mine.first_seq
             AND author_id <> $1 AND deleted_at IS NULL AND NOT mentions @> ARRAY [$1::uuid]
             AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
           ORDER BY created_at DESC, id DESC LIMIT $4
         ) m
       )
       SELECT ${messageColumns('m')} FROM (SELECT * FROM by_name UNION ALL SELECT * FROM by_all) m
       ORDER BY m.created_at DESC, m.id DESC LIMIT $4`,
      [userId, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(viewOf);
  }
}

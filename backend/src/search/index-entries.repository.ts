import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AttachmentFacts } from '../attachments/index.js';
import type { Transaction } from '../platform/database/index.js';

/** A message that has changed since it was last looked at. */
export interface ChangedMessage {
  readonly id: string;
  readonly room_id: string;
  readonly author_id: string;
  readonly version: number;
  /** `null` for what is found by nobody: deleted ones, and notices. */
  readonly body: string | null;
  readonly attachments: AttachmentFacts[] | null;
  readonly created_at: Date;
}

export interface RoomBehind {
  readonly room_id: string;
  /** Up to which everything was read. */
  readonly version: number;
  /** Which the room has. */
  readonly room_version: number;
}

export interface Entry {
  readonly id: string;
  readonly room_id: string;
  readonly at: string;
  readonly words: string;
}

@Injectable()
export class IndexEntries {
  constructor(private readonly dataSource: DataSource) {}

  /** Of all rooms, or of those of these that are there. */
  async beginRooms(roomIds: readonly string[] | null): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO search_progress (room_id)
       SELECT r.id FROM rooms r
       WHERE ($1::uuid[] IS NULL OR r.id = ANY ($1))
         AND NOT EXISTS (SELECT FROM search_progress p WHERE p.room_id = r.id)
       ON CONFLICT DO NOTHING`,
      [roomIds],
    );
  }

  /** Rooms in which something changed, locked until the end of the transaction; not those that another instance has. */
  lockBehind(tx: Transaction, roomIds: readonly string[] | null, limit: number): Promise<RoomBehind[]> {
    return tx.query<RoomBehind[]>(
      `SELECT p.room_id, p.version, r.version AS room_version
       FROM search_progress p JOIN rooms r ON r.id = p.room_id
       WHERE r.version > p.version AND ($1::uuid[] IS NULL OR p.room_id = ANY ($1))
       LIMIT $2 FOR UPDATE OF p SKIP LOCKED`,
      [roomIds, limit],
    );
  }

  /**
   * What changed there, room after room and in each by version, at most so many of all: what is beyond is not read.
   */
  changed(tx: Transaction, rooms: readonly RoomBehind[], limit: number): Promise<ChangedMessage[]> {
    return tx.query<ChangedMessage[]>(
      `SELECT m.id, m.room_id, m.author_id, m.version, m.created_at, m.attachments,
              CASE WHEN m.kind = 'user' AND m.deleted_at IS NULL THEN m.body END AS body
       FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS behind (room_id, version, upto)
       CROSS JOIN LATERAL (
         SELECT * FROM messages
         WHERE room_id = behind.room_id AND version > behind.version AND version <= behind.upto
         ORDER BY version LIMIT $4
       ) m
       LIMIT $4`,
      [
        rooms.map(({ room_id }) => room_id),
        rooms.map(({ version }) => version),
        rooms.map(({ room_version }) => room_version),
        limit,
      ],
    );
  }

  /** What is the same already, as after a reaction, is not written again. */
  async write(tx: Transaction, entries: readonly Entry[]): Promise<void> {
    await tx.query(
      `INSERT INTO message_search AS s (message_id, room_id, at, words)
       SELECT id, room_id, at, words::tsvector
       FROM json_to_recordset($1::json) AS e (id uuid, room_id uuid, at timestamptz, words text)
       WHERE EXISTS (SELECT FROM messages m WHERE m.id = e.id)
       ON CONFLICT (message_id) DO UPDATE SET words = excluded.words WHERE s.words <> excluded.words`,
      [JSON.stringify(entries)],
    );
  }

  async delete(tx: Transaction, messageIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM message_search WHERE message_id = ANY ($1::uuid[])', [messageIds]);
  }

  async setProgress(tx: Transaction, versions: ReadonlyMap<string, number>): Promise<void> {
    await tx.query(
      `UPDATE search_progress p SET version = read.version
       FROM unnest($1::uuid[], $2::bigint[]) AS read (room_id, version) WHERE p.room_id = read.room_id`,
      [[...versions.keys()], [...versions.values()]],
    );
  }
}

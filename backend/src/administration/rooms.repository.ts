import { Injectable } from '@nestjs/common';
import type { AdminRoom, Id } from '@parley/contracts';
import { DataSource } from 'typeorm';

export interface AdminRoomRow {
  id: Id;
  kind: AdminRoom['kind'];
  name: string;
  created_at: Date;
  owner_id: Id | null;
  member_count: number;
  messages: number;
  last_activity_at: Date;
}

export interface RoomPosition {
  readonly name: string;
  readonly id: Id;
}

/** Rooms with what administrators may know of them: never what is said there. */
@Injectable()
export class AdminRoomsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Public and private ones with `text` anywhere in their name, by name, those after that one. */
  async list(text: string, after: RoomPosition | null, limit: number): Promise<AdminRoomRow[]> {
    return this.dataSource.query<AdminRoomRow[]>(
      `SELECT r.id, r.kind, r.name, r.created_at, r.member_count, r.last_activity_at,
              r.last_seq - r.first_seq + 1 AS messages,
              (SELECT user_id FROM members m WHERE m.room_id = r.id AND m.role = 'owner' LIMIT 1) AS owner_id
         FROM rooms r
        WHERE r.kind <> 'direct' AND r.name ILIKE $1
          AND ($2::text IS NULL OR (lower(r.name) COLLATE "C", r.id) > (lower($2), $3::uuid))
        ORDER BY lower(r.name) COLLATE "C", r.id
        LIMIT $4`,
      [`%${text.replace(/[\\%_]/g, '\\$&')}%`, after?.name ?? null, after?.id ?? null, limit],
    );
  }
}

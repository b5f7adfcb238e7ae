import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { RoomPosition } from './room-position.js';
import { roomColumns, type RoomRow } from './room.row.js';

/** Where people meet. */
@Injectable()
export class SharedRoomsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The rooms that both are in, but for the one between the two, by name. @param after where to go on */
  async of(userId: Id, otherId: Id, after: RoomPosition | null, limit: number): Promise<RoomRow[]> {
    return this.dataSource.query<RoomRow[]>(
      `SELECT ${roomColumns('r')}
         FROM members mine JOIN members theirs ON theirs.room_id = mine.room_id AND theirs.user_id = $2
         JOIN rooms r ON r.id = mine.room_id
        WHERE mine.user_id = $1 AND r.kind <> 'direct'
          AND ($3::uuid IS NULL OR (lower(r.name), r.id) > (lower($4), $3::uuid))
        ORDER BY lower(r.name), r.id LIMIT $5`,
      [userId, otherId, after?.id ?? null, after?.name ?? '', limit],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { askedTogether } from '../platform/asking/index.js';

/** In which rooms somebody is, and the number that moves with every change of that. */
export interface Placement {
  readonly userId: string;
  readonly roomsVersion: number;
  readonly roomIds: readonly string[];
}

export interface RoomHead {
  readonly roomId: string;
  readonly version: number;
}

/** Questions of the realtime layer: which sockets belong where, and what they may have missed. */
@Injectable()
export class Placements {
  constructor(private readonly dataSource: DataSource) {}

  /** As of one moment: the rooms belong to the version. `undefined` for who does not exist. Many may come at once. */
  readonly of = askedTogether(async (userIds: readonly string[]) => {
    const placements = await this.dataSource.query<Placement[]>(
      `SELECT u.id AS "userId", u.rooms_version AS "roomsVersion",
              ARRAY(SELECT m.room_id FROM members m WHERE m.user_id = u.id) AS "roomIds"
         FROM users u WHERE u.id = ANY($1)`,
      [userIds],
    );
    const found = new Map(placements.map((placement) => [placement.userId, placement]));
    return userIds.map((id) => found.get(id));
  });

  /** The rooms that somebody can go out of by themselves. */
  async leavable(userId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT r.id FROM members m JOIN rooms r ON r.id = m.room_id
        WHERE m.user_id = $1 AND r.kind <> 'direct' ORDER BY r.id`,
      [userId],
    );
    return rows.map((row) => row.id);
  }

  async isMember(userId: string, roomId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT FROM members WHERE room_id = $1 AND user_id = $2',
      [roomId, userId],
    );
    return rows.length > 0;
  }

  /** Whose rooms are others than when their version was this one. */
  async moved(known: ReadonlyMap<string, number>): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT u.id FROM unnest($1::uuid[], $2::bigint[]) AS known (id, version) JOIN users u USING (id)
        WHERE u.rooms_version <> known.version`,
      [[...known.keys()], [...known.values()]],
    );
    return rows.map((row) => row.id);
  }

  /** Of these rooms, those that are ahead of the version named. */
  async ahead(known: ReadonlyMap<string, number>): Promise<RoomHead[]> {
    return this.dataSource.query<RoomHead[]>(
      `SELECT r.id AS "roomId", r.version FROM unnest($1::uuid[], $2::bigint[]) AS known (id, version)
         JOIN rooms r USING (id) WHERE r.version > known.version`,
      [[...known.keys()], [...known.values()]],
    );
  }
}

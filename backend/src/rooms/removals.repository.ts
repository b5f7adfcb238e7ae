import { Injectable } from '@nestjs/common';
import type { RemovalReason } from '@parley/contracts';
import { DataSource } from 'typeorm';

/** How far back the notice of somebody's removal is looked for: instances ask within seconds of it. */
const LATEST_MESSAGES = 1_000;

/** Why somebody is in a room no more, for who did not hear of it when it happened. */
@Injectable()
export class Removals {
  constructor(private readonly dataSource: DataSource) {}

  /** Of rooms that they are not in. What nothing tells of counts as left. */
  async reasons(userId: string, roomIds: readonly string[]): Promise<Map<string, RemovalReason>> {
    const rows = await this.dataSource.query<{ room_id: string; reason: RemovalReason }[]>(
      `SELECT asked.room_id,
              CASE WHEN r.id IS NULL THEN 'deleted'
                   WHEN b.user_id IS NOT NULL THEN 'banned'
                   ELSE coalesce(last.type, 'left') END AS reason
         FROM unnest($2::uuid[]) AS asked (room_id)
         LEFT JOIN rooms r ON r.id = asked.room_id
         LEFT JOIN bans b ON b.room_id = r.id AND b.user_id = $1
         LEFT JOIN LATERAL (
           SELECT m.system ->> 'type' AS type FROM messages m
            WHERE m.room_id = r.id AND m.seq > r.last_seq - ${LATEST_MESSAGES} AND m.kind = 'system'
              AND m.system ->> 'userId' = $1::text AND m.system ->> 'type' IN ('left', 'kicked', 'banned')
            ORDER BY m.seq DESC LIMIT 1
         ) last ON true`,
      [userId, roomIds],
    );
    return new Map(rows.map(({ room_id, reason }) => [room_id, reason]));
  }
}

import { Injectable } from '@nestjs/common';
import type { Blocked, MemberRole, RoomKind } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import type { Standing } from './standing.js';

interface StandingRow {
  kind: RoomKind;
  member_count: number;
  role: MemberRole | null;
  muted_until: Date | null;
  banned: boolean;
  blocked: Blocked | null;
}

@Injectable()
export class AccessRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** `null` when there is no such room. */
  async standing(roomId: string, userId: string, tx?: Transaction): Promise<Standing | null> {
    const rows = await (tx ?? this.dataSource).query<StandingRow[]>(
      `SELECT r.kind, r.member_count, m.role, m.muted_until, b.user_id IS NOT NULL AS banned,
              CASE WHEN peer.user_id IS NULL THEN NULL
                   WHEN EXISTS (SELECT FROM blocks WHERE user_id = $2 AND blocked_id = peer.user_id) THEN 'byMe'
                   WHEN EXISTS (SELECT FROM blocks WHERE user_id = peer.user_id AND blocked_id = $2) THEN 'byThem'
              END AS blocked
         FROM rooms r
         LEFT JOIN members m ON m.room_id = r.id AND m.user_id = $2
         LEFT JOIN bans b ON b.room_id = r.id AND b.user_id = $2
         LEFT JOIN members peer ON r.kind = 'direct' AND peer.room_id = r.id AND peer.user_id <> $2
        WHERE r.id = $1`,
      [roomId, userId],
    );
    const row = rows[0];
    if (!row) return null;
    return {
      kind: row.kind,
      memberCount: row.member_count,
      role: row.role,
      mutedUntil: row.muted_until,
      banned: row.banned,
      blocked: row.blocked,
    };
  }
}

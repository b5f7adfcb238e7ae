import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface BotRow {
  id: string;
  username: string;
  made_by: string | null;
  banned: boolean;
  tokens: number;
  used_at: Date | null;
}

/** Bots, with what only administrators may know of them. */
@Injectable()
export class BotsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By username, those after that one; or only this one. */
  async list(which: { after: string; limit: number } | { id: string }): Promise<BotRow[]> {
    const { after, limit, id } = 'id' in which ? { ...which, after: '', limit: 1 } : { ...which, id: null };
    return this.dataSource.query<BotRow[]>(
      `SELECT u.id, u.username, u.made_by, u.disabled_at IS NOT NULL AS banned,
              count(s.id)::int AS tokens, max(t.used_at) AS used_at
         FROM users u
         LEFT JOIN sessions s ON s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > now()
         LEFT JOIN bot_tokens t ON t.session_id = s.id
        WHERE u.bot AND u.made_by IS NOT NULL AND u.deleted_at IS NULL
          AND ($3::uuid IS NULL OR u.id = $3) AND u.username COLLATE "C" > $1
        GROUP BY u.id
        ORDER BY u.username COLLATE "C"
        LIMIT $2`,
      [after, limit, id],
    );
  }

  /** Locked until the end of the transaction; `null` for what is no bot that an administrator made. */
  async lock(tx: Transaction, id: string): Promise<{ banned: boolean } | null> {
    const rows = await tx.query<{ banned: boolean }[]>(
      `SELECT disabled_at IS NOT NULL AS banned FROM users
        WHERE id = $1 AND bot AND made_by IS NOT NULL AND deleted_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import type { BotScope } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/index.js';

export interface BotTokenRow {
  id: string;
  name: string;
  scopes: BotScope[];
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface NewBotToken {
  /** The session's, which is there already. */
  readonly id: string;
  readonly hash: Buffer;
  readonly name: string;
  readonly scopes: readonly BotScope[];
  readonly madeBy: string;
}

const COLUMNS = 's.id, t.name, t.scopes, s.created_at, s.expires_at, t.used_at';
const GOES_ON = 's.ended_at IS NULL AND s.expires_at > now()';

/** What makes a session an access token of a bot. */
@Injectable()
export class BotTokensRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Transaction, { id, hash, name, scopes, madeBy }: NewBotToken): Promise<void> {
    await tx.query(
      'INSERT INTO bot_tokens (session_id, hash, name, scopes, made_by) VALUES ($1, $2, $3, $4, $5)',
      [id, hash, name, scopes, madeBy],
    );
  }

  /** Which session a token is; of one that has ended, too. */
  async byHash(hash: Buffer): Promise<{ id: string; expiresAt: Date } | null> {
    const rows = await this.dataSource.query<{ id: string; expiresAt: Date }[]>(
      `SELECT s.id, s.expires_at AS "expiresAt" FROM bot_tokens t JOIN sessions s ON s.id = t.session_id
        WHERE t.hash = $1`,
      [hash],
    );
    return rows[0] ?? null;
  }

  /** Those that go on, the latest first. */
  async ofBot(userId: string, tx?: Transaction): Promise<BotTokenRow[]> {
    return (tx ?? this.dataSource).query<BotTokenRow[]>(
      `SELECT ${COLUMNS} FROM bot_tokens t JOIN sessions s ON s.id = t.session_id
        WHERE s.user_id = $1 AND ${GOES_ON} ORDER BY s.id DESC`,
      [userId],
    );
  }

  /** Not more than once a minute, so that what asks all the time writes hardly ever. */
  async noteUse(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE bot_tokens SET used_at = date_trunc('minute', now())
        WHERE session_id = $1 AND (used_at IS NULL OR used_at < date_trunc('minute', now()))`,
      [id],
    );
  }
}

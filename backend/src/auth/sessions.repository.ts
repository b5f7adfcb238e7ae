import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SessionEndReason } from '@parley/contracts';
import { DataSource, Repository } from 'typeorm';
import type { Actor } from '../platform/actor.js';
import { askedTogether } from '../platform/asking/index.js';
import type { Transaction } from '../platform/database/index.js';
import { SessionEntity } from './session.entity.js';

const ALIVE = `
  s.ended_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL AND u.deleted_at IS NULL`;

export type NewSession = Pick<SessionEntity, 'id' | 'userId' | 'expiresAt' | 'userAgent' | 'ip'>;

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
  ) {}

  async insert(tx: Transaction, session: NewSession): Promise<void> {
    await tx.getRepository(SessionEntity).insert(session);
  }

  /** Whose session it is; `undefined` for one that does not go on. Many may come at once. */
  readonly findActor = askedTogether(async (sessionIds: readonly string[]) => {
    const actors = await this.dataSource.query<Actor[]>(
      `SELECT s.id AS "sessionId", u.id AS "userId", u.guest, u.role,
              CASE WHEN u.bot THEN coalesce(t.scopes, '{}') END AS scopes
       FROM sessions s JOIN users u ON u.id = s.user_id
       LEFT JOIN bot_tokens t ON t.session_id = s.id
       WHERE s.id = ANY($1) AND ${ALIVE}`,
      [sessionIds],
    );
    const found = new Map(actors.map((actor) => [actor.sessionId, actor]));
    return sessionIds.map((id) => found.get(id));
  });

  /** Those of the given sessions that do not go on, and why. */
  async ended(sessionIds: readonly string[]): Promise<{ id: string; reason: SessionEndReason }[]> {
    return this.dataSource.query<{ id: string; reason: SessionEndReason }[]>(
      `SELECT asked.id,
              CASE WHEN u.disabled_at IS NOT NULL THEN 'banned' WHEN s.end_reason IS NOT NULL THEN s.end_reason
                   WHEN s.expires_at <= now() THEN 'expired'
                   ELSE 'revoked' END AS reason
         FROM unnest($1::uuid[]) AS asked (id)
         LEFT JOIN sessions s ON s.id = asked.id
         LEFT JOIN users u ON u.id = s.user_id
        WHERE s.id IS NULL OR NOT (${ALIVE})`,
      [sessionIds],
    );
  }

  /** A user's sessions that go on, the last used first; those after a position in this order. */
  ofUser(userId: string, after: SessionPosition | null, count: number): Promise<SessionEntity[]> {
    const query = this.sessions
      .createQueryBuilder('s')
      .where('s.user_id = :userId AND s.ended_at IS NULL AND s.expires_at > now()', { userId })
      .orderBy('s.last_used_at', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .limit(count);
    if (after) query.andWhere('(s.last_used_at, s.id) < (:lastUsedAt, :id)', after);
    return query.getMany();
  }

  /** Of all that go on. */
  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now()',
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether this person has signed in from that address, as far as sessions are remembered. */
  async wasUsedFrom(userId: string, ip: string | null): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT FROM sessions WHERE user_id = $1 AND ip = $2 LIMIT 1',
      [userId, ip],
    );
    return rows.length > 0;
  }

  /** Of somebody whose account is deleted: when they signed in stays until it is swept, from where does not. */
  async forgetDevices(tx: Transaction, userId: string): Promise<void> {
    await tx.query('UPDATE sessions SET user_agent = NULL, ip = NULL WHERE user_id = $1', [userId]);
  }

  /** Puts off a session's end, if it goes on; answers whose it is. */
  async prolong(tx: Transaction, sessionId: string, expiresAt: Date): Promise<string | undefined> {
    const [rows] = await tx.query<[{ userId: string }[], number]>(
      `UPDATE sessions s SET last_used_at = now(), expires_at = $2
       FROM users u WHERE u.id = s.user_id AND s.id = $1 AND ${ALIVE}
       RETURNING u.id AS "userId"`,
      [sessionId, expiresAt],
    );
    return rows[0]?.userId;
  }

  /** Ends sessions of one user that go on; answers which ones it were. */
  async end(
    userId: string,
    which: SessionChoice,
    reason: SessionEndReason,
    tx?: Transaction,
  ): Promise<string[]> {
    const [rows] = await (tx ?? this.dataSource).query<[{ id: string }[], number]>(
      `UPDATE sessions SET ended_at = now(), end_reason = $4
       WHERE user_id = $1 AND ended_at IS NULL AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3)
       RETURNING id`,
      [userId, which.only ?? null, which.except ?? null, reason],
    );
    return rows.map((row) => row.id);
  }

  /** Forgets sessions that ended or ran out before that time, and their refresh tokens with them. */
  async deleteEndedBefore(time: Date): Promise<void> {
    await this.dataSource.query(`DELETE FROM sessions WHERE ended_at < $1 OR expires_at < $1`, [time]);
  }
}

/** A place in the order of a user's sessions. */
export interface SessionPosition {
  /** ISO 8601. */
  readonly lastUsedAt: string;
  readonly id: string;
}

/** All of a user's sessions, one of them, or all but one. */
export interface SessionChoice {
  readonly only?: string;
  readonly except?: string;
}

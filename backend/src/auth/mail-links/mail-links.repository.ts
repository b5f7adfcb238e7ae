import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/index.js';

export type LinkPurpose = 'reset-password' | 'confirm-email';

export interface MailLink {
  readonly userId: string;
  /** To which it went. */
  readonly email: string;
  readonly isSpent: boolean;
  readonly isExpired: boolean;
}

/** Tokens in links of mails: 256 random bits, of which only the SHA-256 is stored. */
@Injectable()
export class MailLinks {
  constructor(private readonly dataSource: DataSource) {}

  async issue(purpose: LinkPurpose, userId: string, email: string, ttlSeconds: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.dataSource.query(
      `INSERT INTO mail_links (hash, user_id, purpose, email, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [hashOf(token), userId, purpose, email, ttlSeconds],
    );
    return token;
  }

  async find(purpose: LinkPurpose, token: string): Promise<MailLink | undefined> {
    const [link] = await this.dataSource.query<MailLink[]>(
      `SELECT user_id AS "userId", email, used_at IS NOT NULL AS "isSpent", expires_at <= now() AS "isExpired"
         FROM mail_links WHERE hash = $1 AND purpose = $2`,
      [hashOf(token), purpose],
    );
    return link;
  }

  /** One statement decides: of two who bring the same token, one comes second and gets false. */
  async spend(tx: Transaction, token: string): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      'UPDATE mail_links SET used_at = now() WHERE hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING hash',
      [hashOf(token)],
    );
    return rows.length > 0;
  }

  /** Those of this person that are still good are good no more. */
  async useUp(tx: Transaction, userId: string, purpose: LinkPurpose): Promise<void> {
    await tx.query(
      'UPDATE mail_links SET used_at = now() WHERE user_id = $1 AND purpose = $2 AND used_at IS NULL',
      [userId, purpose],
    );
  }

  async deleteOf(tx: Transaction, userId: string): Promise<void> {
    await tx.query('DELETE FROM mail_links WHERE user_id = $1', [userId]);
  }

  async deleteExpiredBefore(time: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM mail_links WHERE expires_at < $1', [time]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

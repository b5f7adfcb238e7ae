import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** Any number that no other transaction locks. */
const FIRST_ACCOUNT_LOCK = 7_236_103;

/** Who runs the server. */
@Injectable()
export class AdministratorsRepository {
  /**
   * Whether there is no account but these. Where it looks so, whoever else asks waits for the end of the transaction:
   * of several who register at once in an empty database, on whatever instances, one is the first.
   */
  async isFirst(tx: Transaction, userId: string, examples: readonly string[]): Promise<boolean> {
    if (await this.hasAccounts(tx, userId, examples)) return false;
    await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_ACCOUNT_LOCK]);
    return !(await this.hasAccounts(tx, userId, examples));
  }

  /** False for who is one already. */
  async appoint(tx: Transaction, userId: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE users SET role = 'admin' WHERE id = $1 AND role <> 'admin'`,
      [userId],
    );
    return count > 0;
  }

  async idOf(tx: Transaction, username: string): Promise<string | null> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT id FROM users WHERE username = $1 AND NOT guest AND deleted_at IS NULL',
      [username],
    );
    return rows[0]?.id ?? null;
  }

  /** Of full accounts, which have an e-mail address. */
  private async hasAccounts(tx: Transaction, but: string, examples: readonly string[]): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }[]>(
      'SELECT EXISTS (SELECT FROM users WHERE email IS NOT NULL AND email <> ALL ($2) AND id <> $1) AS found',
      [but, examples],
    );
    return row?.found ?? false;
  }
}

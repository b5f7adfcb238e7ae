import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/index.js';

export interface SecondFactorRow {
  readonly secret: Buffer;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In place of one that was not confirmed; false where one is. */
  async begin(userId: string, secret: Buffer): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO second_factors (user_id, secret) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = now()
         WHERE second_factors.confirmed_at IS NULL
       RETURNING user_id`,
      [userId, secret],
    );
    return rows.length > 0;
  }

  /** Locked until the end of the transaction: of two who bring the same code, one comes second. */
  async lock(tx: Transaction, userId: string): Promise<SecondFactorRow | undefined> {
    const [row] = await tx.query<SecondFactorRow[]>(
      `SELECT secret, confirmed_at IS NOT NULL AS confirmed, last_step AS "lastStep"
         FROM second_factors WHERE user_id = $1 FOR UPDATE`,
      [userId],
    );
    return row;
  }

  /** From now on it counts. */
  async confirm(tx: Transaction, userId: string): Promise<void> {
    await tx.query('UPDATE second_factors SET confirmed_at = now() WHERE user_id = $1', [userId]);
  }

  async setLastStep(tx: Transaction, userId: string, step: number): Promise<void> {
    await tx.query('UPDATE second_factors SET last_step = $2 WHERE user_id = $1', [userId, step]);
  }

  /** Its recovery codes go with it. */
  async delete(tx: Transaction, userId: string): Promise<void> {
    await tx.query('DELETE FROM second_factors WHERE user_id = $1', [userId]);
  }

  async replaceRecoveryCodes(tx: Transaction, userId: string, hashes: readonly Buffer[]): Promise<void> {
    await tx.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
    await tx.query('INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::bytea[])', [
      userId,
      hashes,
    ]);
  }

  /** False where it is none, or was used. */
  async useRecoveryCode(tx: Transaction, userId: string, hash: Buffer): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      `UPDATE recovery_codes SET used_at = now() WHERE user_id = $1 AND hash = $2 AND used_at IS NULL
       RETURNING user_id`,
      [userId, hash],
    );
    return rows.length > 0;
  }

  async stateOf(userId: string): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
    const [row] = await this.dataSource.query<{ recoveryCodesLeft: number }[]>(
      `SELECT (SELECT count(*) FROM recovery_codes c WHERE c.user_id = f.user_id AND c.used_at IS NULL)
                AS "recoveryCodesLeft"
         FROM second_factors f WHERE f.user_id = $1 AND f.confirmed_at IS NOT NULL`,
      [userId],
    );
    return { enabled: row !== undefined, recoveryCodesLeft: row?.recoveryCodesLeft ?? 0 };
  }
}

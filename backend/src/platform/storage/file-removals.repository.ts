import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/index.js';

/** Keys of files behind which nothing stands, with the time from when they may go. See the migration. */
@Injectable()
export class FileRemovals {
  constructor(private readonly dataSource: DataSource) {}

  /** Unless they are kept until then (`spare`), these go. In its own transaction: it must outlive what comes after it. */
  async foresee(keys: readonly string[], inMs: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO file_removals (key, due_at) SELECT unnest($1::text[]), now() + $2 * interval '1 millisecond'`,
      [keys, inMs],
    );
  }

  /** False when one of them is gone already, or about to: then nothing may refer to it. */
  async spare(tx: Transaction, keys: readonly string[]): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      'DELETE FROM file_removals WHERE key = ANY ($1::text[])',
      [keys],
    );
    return count === keys.length;
  }

  /** From the commit on they may go. */
  async add(tx: Transaction, keys: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO file_removals (key) SELECT unnest($1::text[])
       ON CONFLICT (key) DO UPDATE SET due_at = now()`,
      [keys],
    );
  }

  /** From now on, whatever was foreseen. */
  async hasten(keys: readonly string[]): Promise<void> {
    await this.dataSource.query('UPDATE file_removals SET due_at = now() WHERE key = ANY ($1::text[])', [
      keys,
    ]);
  }

  /** Those that are due and that nobody else removes, until the end of the transaction nobody's but the caller's. */
  async take(tx: Transaction, limit: number): Promise<string[]> {
    const rows = await tx.query<{ key: string }[]>(
      'SELECT key FROM file_removals WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED',
      [limit],
    );
    return rows.map(({ key }) => key);
  }

  async forget(tx: Transaction, keys: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM file_removals WHERE key = ANY ($1::text[])', [keys]);
  }

  /** What could not be removed is tried again then. */
  async postpone(tx: Transaction, keys: readonly string[], byMs: number): Promise<void> {
    await tx.query(
      `UPDATE file_removals SET due_at = now() + $2 * interval '1 millisecond' WHERE key = ANY ($1::text[])`,
      [keys, byMs],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface StoredAvatar {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/** Where pictures of people are kept. */
@Injectable()
export class AvatarsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** `null` for who has none. */
  async find(userId: string): Promise<StoredAvatar | null> {
    const rows = await this.dataSource.query<StoredAvatar[]>(
      `SELECT avatar_key AS key, avatar_size AS size FROM users WHERE id = $1 AND avatar_key IS NOT NULL`,
      [userId],
    );
    return rows[0] ?? null;
  }

  /** Answers the key of the picture that was there before. */
  async replace(
    tx: Transaction,
    userId: string,
    avatar: (StoredAvatar & { readonly url: string }) | null,
  ): Promise<string | null> {
    const rows = await tx.query<{ key: string | null }[]>(
      'SELECT avatar_key AS key FROM users WHERE id = $1 FOR UPDATE',
      [userId],
    );
    await tx.query('UPDATE users SET avatar_key = $2, avatar_size = $3, avatar_url = $4 WHERE id = $1', [
      userId,
      avatar?.key ?? null,
      avatar?.size ?? null,
      avatar?.url ?? null,
    ]);
    return rows[0]?.key ?? null;
  }
}

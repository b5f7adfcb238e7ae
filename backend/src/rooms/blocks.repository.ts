import { Injectable } from '@nestjs/common';
import type { Blocked } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

/** Who takes no direct messages of whom. */
@Injectable()
export class BlocksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of these people, those between whom and this one there is a block, and whose it is. */
  async among(userId: string, others: readonly string[], tx?: Transaction): Promise<Map<string, Blocked>> {
    if (others.length === 0) return new Map();
    const rows = await (tx ?? this.dataSource).query<{ other: string; blocked: Blocked }[]>(
      `SELECT user_id AS other, 'byThem' AS blocked FROM blocks WHERE blocked_id = $1 AND user_id = ANY($2)
       UNION ALL
       SELECT blocked_id, 'byMe' FROM blocks WHERE user_id = $1 AND blocked_id = ANY($2)`,
      [userId, others],
    );
    // One's own comes last and so counts where both have blocked each other.
    return new Map(
      rows
        .toSorted((a, b) => b.blocked.localeCompare(a.blocked))
        .map(({ other, blocked }) => [other, blocked]),
    );
  }
}

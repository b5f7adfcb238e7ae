import { Injectable } from '@nestjs/common';
import type { Id, Page, User } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { pageOf, type PageRequest } from '../platform/http/index.js';
import { invalid } from '../platform/validation/index.js';
import { DirectPairs } from '../rooms/index.js';
import { UserDirectory, UsersService } from '../users/index.js';
import { BlockRecords } from './block-records.repository.js';
import { positionOf } from './position.js';

/**
 * Whose direct messages somebody does not take. Their direct room is locked while that changes, and who writes looks
 * under its lock, so a block holds for everything that comes after its commit, on every instance.
 */
@Injectable()
export class BlocksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pairs: DirectPairs,
    private readonly blocks: BlockRecords,
    private readonly users: UsersService,
    private readonly directory: UserDirectory,
  ) {}

  /** The latest first. */
  async list(actor: Actor, { cursor, limit }: PageRequest): Promise<Page<User>> {
    const rows = await this.blocks.list(actor.userId, positionOf(cursor), limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      ({ created_at, blocked_id }) => `${created_at.toISOString()} ${blocked_id}`,
    );
    const people = await this.directory.byIds(items.map((row) => row.blocked_id));
    return { items: items.flatMap((row) => people.get(row.blocked_id) ?? []), nextCursor };
  }

  /** Who is blocked already stays so. @throws ChatError VALIDATION for oneself, NOT_FOUND */
  async block(actor: Actor, userId: Id): Promise<void> {
    requireSomebodyElse(actor, userId);
    await this.users.find(userId);
    await this.change(actor, userId, (tx) => this.blocks.insert(tx, actor.userId, userId));
  }

  /** Who is not blocked stays so. @throws ChatError VALIDATION for oneself, NOT_FOUND */
  async unblock(actor: Actor, userId: Id): Promise<void> {
    requireSomebodyElse(actor, userId);
    // Also of who has deleted their account since.
    if ((await this.directory.byIds([userId])).size === 0) await this.users.find(userId);
    await this.change(actor, userId, (tx) => this.blocks.delete(tx, actor.userId, userId));
  }

  private async change(
    { userId: one }: Actor,
    other: Id,
    work: (tx: Transaction) => Promise<boolean>,
  ): Promise<void> {
    const roomId = await this.transactions.run(async (tx) => {
      const held = await this.pairs.hold(tx, one, other);
      return (await work(tx)) ? held : null;
    });
    if (roomId) this.pairs.tellChanged(roomId, one, other);
  }
}

function requireSomebodyElse(actor: Actor, userId: Id): void {
  if (userId === actor.userId) throw invalid([{ path: 'userId', message: 'userId must be somebody else' }]);
}

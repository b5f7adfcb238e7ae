import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import { Sessions } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Accounts } from '../users/index.js';

/**
 * Keeping somebody out of the whole server. They stay in their rooms, silent, until it is lifted. Nobody bans
 * themselves, and the accounts of both are locked while it is done: an administrator is always left.
 */
@Injectable()
export class AccountBansService {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** Who is banned already stays so. @throws ChatError FORBIDDEN, NOT_FOUND */
  async ban(actor: Actor, userId: Id, reason: string | null): Promise<void> {
    await this.change(actor, userId, true, reason);
  }

  /** They may sign in again; their sessions do not come back. @throws ChatError FORBIDDEN, NOT_FOUND */
  async lift(actor: Actor, userId: Id): Promise<void> {
    await this.change(actor, userId, false, null);
  }

  private async change(actor: Actor, userId: Id, banned: boolean, reason: string | null): Promise<void> {
    requireAdministrator(actor);
    if (actor.userId === userId) throw new ChatError('FORBIDDEN', 'You cannot ban yourself.');
    const actorId = actor.userId;
    const tellEnded = await this.transactions.run(async (tx) => {
      const found = new Map<Id, Awaited<ReturnType<Accounts['lockedCredentials']>>>();
      // In the order of their ids: two who ban each other wait for one another, and only one does it.
      for (const id of [actorId, userId].sort()) {
        found.set(id, await this.accounts.lockedCredentials(tx, id));
      }
      const by = found.get(actorId);
      if (by?.role !== 'admin' || by.isBanned) {
        throw new ChatError('FORBIDDEN', 'Only administrators may do this.');
      }
      if (!found.get(userId)) throw new ChatError('NOT_FOUND', 'There is no such person.');
      if (!(await this.accounts.setBanned(tx, userId, banned))) return undefined;
      const facts = { actorId, targetId: userId };
      await this.audit.record(
        tx,
        banned
          ? { act: 'account.banned', ...facts, details: { reason } }
          : { act: 'account.unbanned', ...facts, details: {} },
      );
      return banned ? this.sessions.endIn(tx, userId, {}, 'banned') : undefined;
    });
    tellEnded?.();
  }
}

import { Injectable } from '@nestjs/common';
import type { Id, UserRole } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import { Sessions } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Accounts } from '../users/index.js';
import { noSuchPerson } from './people.service.js';

/**
 * Who runs the server. What must stay true: somebody always does who may sign in. Whoever takes the role from somebody
 * locks all who have it first, and so sees what others did at the same moment.
 */
@Injectable()
export class ServerRolesService {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Counts at once here, elsewhere as soon as Redis tells and after 10 s at the latest. Who has that role already keeps
   * it, without an entry.
   *
   * @throws ChatError FORBIDDEN, NOT_FOUND; CONFLICT for guests and where nobody would be left
   */
  async set(actor: Actor, userId: Id, role: UserRole): Promise<void> {
    requireAdministrator(actor);
    const isOther = await this.transactions.run(async (tx) => {
      const isFollowed = role === 'admin' || (await this.accounts.hasOtherAdministrator(tx, userId));
      await this.requireStill(tx, actor);
      const found = await this.accounts.lockedCredentials(tx, userId);
      if (!found) throw noSuchPerson();
      if (found.role === role) return false;
      if (!isFollowed) {
        throw new ChatError('CONFLICT', 'This is the only administrator. Make somebody else one first.');
      }
      if (found.passwordHash === null) {
        throw new ChatError(
          'CONFLICT',
          'Guests and bots cannot run the server. That takes an account with a password.',
        );
      }
      await this.accounts.setRole(tx, userId, role);
      const entry = { act: 'account.role', actorId: actor.userId, targetId: userId } as const;
      await this.audit.record(tx, { ...entry, details: { role } });
      return true;
    });
    if (!isOther) return;
    await this.sessions.changedOf(userId);
    await this.accounts.tellChanged(userId);
  }

  /** By the database as it is now: the caller's own role may have been taken a moment ago. */
  private async requireStill(tx: Transaction, { userId }: Actor): Promise<void> {
    const caller = await this.accounts.lockedCredentials(tx, userId);
    if (caller?.role === 'admin' && !caller.isBanned) return;
    throw new ChatError('FORBIDDEN', 'Only administrators may do this.');
  }
}

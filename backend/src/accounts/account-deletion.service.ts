import { Injectable } from '@nestjs/common';
import { MessageFiles } from '../attachments/index.js';
import { AuditLog } from '../audit/index.js';
import { AccountRemains, OwnPassword, Sessions } from '../auth/index.js';
import { DraftRemains } from '../drafts/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Departures } from '../rooms/index.js';
import { Accounts, AvatarsService } from '../users/index.js';

/**
 * The end of an account, by its owner's wish. Its id stays, and with it whose the messages are; everything that says who
 * that was goes in one transaction, as does every way back in.
 */
@Injectable()
export class AccountDeletionService {
  constructor(
    private readonly accounts: Accounts,
    private readonly avatars: AvatarsService,
    private readonly remains: AccountRemains,
    private readonly ownPassword: OwnPassword,
    private readonly sessions: Sessions,
    private readonly departures: Departures,
    private readonly files: MessageFiles,
    private readonly drafts: DraftRemains,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ChatError FORBIDDEN for a wrong password, and for the only administrator */
  async delete(actor: Actor, password: string | undefined, address: string): Promise<void> {
    const { userId } = actor;
    if (!actor.guest) await this.ownPassword.prove(actor, password, address);
    await this.requireSuccessor(actor);
    // Before the end, so that it can be asked for again where this fails half-way.
    await this.departures.leaveAll(actor);
    const tellEnded = await this.transactions.run(async (tx) => {
      const credentials = await this.accounts.lockedCredentials(tx, userId);
      if (!credentials) return undefined;
      if (credentials.role === 'admin' && !(await this.accounts.hasOtherAdministrator(tx, userId)))
        throw lastAdministrator();
      await this.remains.remove(tx, userId);
      await this.files.removeUnsentOf(tx, userId);
      await this.drafts.remove(tx, userId);
      await this.avatars.removeOf(tx, userId);
      await this.accounts.erase(tx, userId);
      await this.audit.record(tx, { act: 'account.deleted', actorId: userId, targetId: userId, details: {} });
      return this.sessions.endIn(tx, userId, {}, 'revoked');
    });
    tellEnded?.();
    this.files.sweepSoon();
    await this.accounts.tellChanged(userId);
    // Whoever added them to a room at that very moment.
    await this.departures.leaveAll(actor);
  }

  private async requireSuccessor({ userId, role }: Actor): Promise<void> {
    if (role !== 'admin') return;
    const isFollowed = await this.transactions.run((tx) => this.accounts.hasOtherAdministrator(tx, userId));
    if (!isFollowed) throw lastAdministrator();
  }
}

function lastAdministrator(): ChatError {
  return new ChatError(
    'FORBIDDEN',
    'You are the only administrator. Make somebody else one before you delete your account.',
  );
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { Accounts } from '../users/index.js';
import { MailLinks } from './mail-links/mail-links.repository.js';
import { OwnPassword } from './own-password.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';

@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly ownPassword: OwnPassword,
    private readonly links: MailLinks,
    private readonly transactions: Transactions,
  ) {}

  /** Every other session of the user ends, whoever has it. @throws ChatError `FORBIDDEN` for a wrong current password. */
  async change(actor: Actor, input: { current: string; next: string }, address: string): Promise<void> {
    await this.ownPassword.prove(actor, input.current, address);
    const passwordHash = await this.passwords.hash(input.next);
    const tellEnded = await this.transactions.run(async (tx) => {
      await this.accounts.setPasswordHash(tx, actor.userId, passwordHash);
      await this.links.useUp(tx, actor.userId, 'reset-password');
      return this.sessions.endIn(tx, actor.userId, { except: actor.sessionId }, 'revoked');
    });
    tellEnded();
  }
}

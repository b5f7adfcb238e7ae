import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Accounts } from '../users/index.js';
import { Attempts } from './attempts.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';

@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly transactions: Transactions,
  ) {}

  /** Every other session of the user ends, whoever has it. @throws ChatError `FORBIDDEN` for a wrong current password. */
  async change(actor: Actor, input: { current: string; next: string }, address: string): Promise<void> {
    await this.attempts.guarded(address, async () => {
      const known = await this.accounts.credentialsById(actor.userId);
      if (await this.passwords.matches(input.current, known?.passwordHash)) return;
      throw new ChatError('FORBIDDEN', 'The current password is not right.');
    });
    const passwordHash = await this.passwords.hash(input.next);
    await this.transactions.run((tx) => this.accounts.setPasswordHash(tx, actor.userId, passwordHash));
    await this.sessions.end(actor.userId, { except: actor.sessionId }, 'revoked');
  }
}

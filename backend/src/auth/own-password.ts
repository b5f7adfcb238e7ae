import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { Accounts } from '../users/index.js';
import { Passwords } from './passwords.js';
import { AccountAttempts } from './throttle/account-attempts.js';
import { Attempts } from './throttle/attempts.js';

/**
 * Asks somebody who is signed in for their password again. Wrong ones are counted by address and by account: who has
 * come by a session cannot try out passwords with it.
 */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly accountAttempts: AccountAttempts,
  ) {}

  /** @throws ChatError FORBIDDEN for a wrong one, RATE_LIMITED after too many */
  prove(actor: Actor, password: string | undefined, address: string): Promise<void> {
    return this.guarded(actor, address, () => this.check(actor, password));
  }

  /** Does what proves something of its own; what that throws as FORBIDDEN is counted as a failure. */
  guarded<T>(actor: Actor, address: string, prove: () => Promise<T>): Promise<T> {
    const budget = { kind: 'known', key: `signed in ${actor.userId}` } as const;
    return this.attempts.guarded(address, () => this.accountAttempts.guarded(budget, prove));
  }

  /** Without counting: inside `guarded`. @throws ChatError FORBIDDEN */
  async check(actor: Actor, password: string | undefined): Promise<void> {
    const known = await this.accounts.credentialsById(actor.userId);
    if (known?.passwordHash === null) {
      throw new ChatError('FORBIDDEN', 'Guests have no password. Make this a full account first.');
    }
    if (await this.passwords.matches(password ?? '', known?.passwordHash)) return;
    const message = 'This is not your password.';
    throw new ChatError('FORBIDDEN', message, { fields: [{ path: 'password', message }] });
  }
}

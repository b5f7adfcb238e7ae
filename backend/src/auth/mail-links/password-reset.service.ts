import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { Outbox, PageLinks } from '../../platform/mail/index.js';
import { Accounts } from '../../users/index.js';
import { Passwords } from '../passwords.js';
import { Sessions } from '../sessions.js';
import { Attempts } from '../throttle/attempts.js';
import { resetLetter } from './letters.js';
import { MailBudget } from './mail-budget.js';
import { MailLinks } from './mail-links.repository.js';

const TTL_SECONDS = 3_600;

/** A new password for who can read the account's mails. The second factor, where there is one, is still asked for. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly links: MailLinks,
    private readonly budget: MailBudget,
    private readonly outbox: Outbox,
    private readonly page: PageLinks,
    private readonly attempts: Attempts,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Whether there is such an account is looked up after the answer: neither that nor the time it takes tells anything.
   *
   * @throws ChatError RATE_LIMITED by address
   */
  async ask(email: string, address: string): Promise<void> {
    await this.attempts.countQuestion(address);
    this.outbox.post('reset-password', async () => {
      const addressee = await this.accounts.addresseeAt(email);
      if (!addressee || (await this.budget.take('reset-password', addressee.userId)) !== null) return null;
      const token = await this.links.issue('reset-password', addressee.userId, addressee.email, TTL_SECONDS);
      return resetLetter(addressee, this.page.withToken('/reset-password', token));
    });
  }

  /**
   * Ends every session. Who got the mail has shown that the address is theirs, too.
   *
   * @returns whose password it is
   * @throws ChatError NOT_FOUND, GONE
   */
  async reset(token: string, password: string): Promise<string> {
    const link = await this.links.find('reset-password', token);
    if (!link) throw new ChatError('NOT_FOUND', 'This link is not one of ours. Ask for a new one.');
    if (link.isSpent || link.isExpired) throw gone();
    const { userId, email } = link;
    const passwordHash = await this.passwords.hash(password);
    const tellEnded = await this.transactions.run(async (tx) => {
      // The person's row first, as with everything that changes an account.
      const credentials = await this.accounts.lockedCredentials(tx, userId);
      if (!credentials || !(await this.links.spend(tx, token))) throw gone();
      if (!(await this.accounts.confirmEmail(tx, userId, email))) throw gone();
      await this.accounts.setPasswordHash(tx, userId, passwordHash);
      await this.links.useUp(tx, userId, 'reset-password');
      return this.sessions.endIn(tx, userId, {}, 'revoked');
    });
    tellEnded();
    return userId;
  }
}

function gone(): ChatError {
  return new ChatError('GONE', 'This link was used or is too old. Ask for a new one.');
}

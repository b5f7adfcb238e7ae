import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { Transactions } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { Outbox, PageLinks } from '../../platform/mail/index.js';
import { Accounts } from '../../users/index.js';
import { confirmationLetter } from './letters.js';
import { MailBudget } from './mail-budget.js';
import { MailLinks } from './mail-links.repository.js';

const TTL_SECONDS = 7 * 24 * 3_600;

/** Whether an address is its owner's. Nothing depends on it yet but what the account's page says. */
@Injectable()
export class EmailConfirmationService {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: MailLinks,
    private readonly budget: MailBudget,
    private readonly outbox: Outbox,
    private readonly page: PageLinks,
    private readonly transactions: Transactions,
  ) {}

  /** After an account came to its address. */
  request(userId: string): void {
    this.outbox.post('confirm-email', async () => {
      const addressee = await this.accounts.addressee(userId);
      if (!addressee || addressee.isConfirmed) return null;
      const token = await this.links.issue('confirm-email', userId, addressee.email, TTL_SECONDS);
      return confirmationLetter(addressee, this.page.withToken('/confirm-email', token));
    });
  }

  /** @throws ChatError CONFLICT for guests, RATE_LIMITED */
  async again({ userId }: Actor): Promise<void> {
    const addressee = await this.accounts.addressee(userId);
    if (!addressee) throw new ChatError('CONFLICT', 'A guest has no e-mail address to confirm.');
    if (addressee.isConfirmed) return;
    const retryAfterMs = await this.budget.take('confirm-email', userId);
    if (retryAfterMs !== null) {
      throw new ChatError(
        'RATE_LIMITED',
        'There were several such mails already. Look for them, or wait a little.',
        {
          retryAfterMs,
          limit: 'mails',
        },
      );
    }
    this.request(userId);
  }

  /** A link that was used stays good for what it did. @throws ChatError NOT_FOUND, GONE */
  async confirm(token: string): Promise<void> {
    const link = await this.links.find('confirm-email', token);
    if (!link) throw new ChatError('NOT_FOUND', 'This link is not one of ours. Ask for a new one.');
    const { userId, email } = link;
    if (link.isSpent) {
      const addressee = await this.accounts.addressee(userId);
      if (addressee?.email === email && addressee.isConfirmed) return;
    }
    await this.transactions.run(async (tx) => {
      if ((await this.links.spend(tx, token)) && (await this.accounts.confirmEmail(tx, userId, email)))
        return;
      throw new ChatError('GONE', 'This link was used or is too old. Ask for a new one.');
    });
  }
}

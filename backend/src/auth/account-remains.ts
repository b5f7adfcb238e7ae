import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { MailLinks } from './mail-links/mail-links.repository.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/** What signing in has left behind of somebody. */
@Injectable()
export class AccountRemains {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly links: MailLinks,
    private readonly sessions: SessionsRepository,
  ) {}

  /** In the transaction in which the account is deleted. Sessions are ended, which is not done here, and swept later. */
  async remove(tx: Transaction, userId: string): Promise<void> {
    await this.factors.delete(tx, userId);
    await this.links.deleteOf(tx, userId);
    await this.sessions.forgetDevices(tx, userId);
  }
}

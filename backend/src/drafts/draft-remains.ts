import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { DraftsRepository } from './drafts.repository.js';

/** What somebody whose account ends has not sent; in direct rooms, too, of which they stay a member. */
@Injectable()
export class DraftRemains {
  constructor(private readonly repository: DraftsRepository) {}

  /** In the transaction in which the account is deleted. */
  async remove(tx: Transaction, userId: string): Promise<void> {
    await this.repository.discardAll(tx, userId);
  }
}

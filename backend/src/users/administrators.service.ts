import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { AuditLog } from '../audit/index.js';
import { Config } from '../config/index.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { AdministratorsRepository } from './administrators.repository.js';
import { EXAMPLE_USERNAMES, exampleEmail } from './example-people.js';

/**
 * How somebody comes to run the server: as the first who has an account on it, or, where the operator named somebody
 * (`ADMIN_USERNAME`), by having that name. Example people are not the first.
 */
@Injectable()
export class Administrators implements OnApplicationBootstrap {
  private readonly examples: readonly string[];

  constructor(
    private readonly config: Config,
    private readonly repository: AdministratorsRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {
    this.examples = config.demoUsers ? EXAMPLE_USERNAMES.map(exampleEmail) : [];
  }

  /** Who has that name already. */
  async onApplicationBootstrap(): Promise<void> {
    const { adminUsername } = this.config;
    if (adminUsername === null) return;
    await this.transactions.run(async (tx) => {
      const userId = await this.repository.idOf(tx, adminUsername);
      if (userId) await this.appoint(tx, userId);
    });
  }

  /** In the transaction that made somebody's account. */
  async welcome(tx: Transaction, userId: Id, username: string): Promise<void> {
    const { adminUsername } = this.config;
    const isMeant =
      adminUsername === null
        ? await this.repository.isFirst(tx, userId, this.examples)
        : username === adminUsername;
    if (isMeant) await this.appoint(tx, userId);
  }

  /** Who is one already stays so. */
  async appoint(tx: Transaction, userId: Id): Promise<void> {
    if (!(await this.repository.appoint(tx, userId))) return;
    await this.audit.record(tx, {
      act: 'account.role',
      actorId: null,
      targetId: userId,
      details: { role: 'admin' },
    });
  }
}

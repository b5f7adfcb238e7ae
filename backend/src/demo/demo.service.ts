import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Passwords } from '../auth/index.js';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { Accounts, Administrators, exampleEmail } from '../users/index.js';
import { DemoRepository } from './demo.repository.js';
import { ADMINISTRATOR, PASSWORD, PEOPLE, ROOMS, type Name } from './story.js';
import { timelineOf } from './timeline.js';

/** Fills an empty database, once, with people to sign in as and something to look at. */
@Injectable()
export class DemoService implements OnModuleInit {
  /** Whether one can sign in as them. */
  isThere = false;

  constructor(
    private readonly accounts: Accounts,
    private readonly administrators: Administrators,
    private readonly passwords: Passwords,
    private readonly demo: DemoRepository,
    private readonly transactions: Transactions,
  ) {}

  async onModuleInit(): Promise<void> {
    const passwordHash = await this.passwords.hash(PASSWORD);
    await this.transactions.run(async (tx) => {
      if (await this.demo.claimEmptyDatabase(tx)) await this.fill(tx, passwordHash);
      this.isThere = await this.demo.hasPeople(
        tx,
        PEOPLE.map(({ username }) => username),
      );
    });
  }

  private async fill(tx: Transaction, passwordHash: string): Promise<void> {
    const ids = new Map<Name, string>();
    for (const { username, displayName, bio } of PEOPLE) {
      const email = exampleEmail(username);
      const id = await this.accounts.createExample(tx, { email, username, displayName, passwordHash });
      await this.demo.setBio(tx, id, bio);
      ids.set(username, id);
      if (username === ADMINISTRATOR) await this.administrators.appoint(tx, id);
    }
    const now = new Date();
    for (const story of ROOMS) await this.demo.insertRoom(tx, story, timelineOf(story, ids, now));
  }
}

import { Injectable } from '@nestjs/common';
import type { SecondFactorSetup } from '@parley/contracts';
import type { Actor } from '../../platform/actor.js';
import { type Transaction, Transactions } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { Accounts } from '../../users/index.js';
import { OwnPassword } from '../own-password.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { SecretBox } from '../../platform/secrets/index.js';
import { SecondFactors } from './second-factors.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { newSecret, setupOf } from './totp.js';

/** Setting up a second factor, and giving it up. Each asks for the password anew: an open session is not enough. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly accounts: Accounts,
    private readonly ownPassword: OwnPassword,
    private readonly factors: SecondFactors,
    private readonly repository: SecondFactorsRepository,
    private readonly box: SecretBox,
    private readonly transactions: Transactions,
  ) {}

  /** Counts from its confirmation on. @throws ChatError FORBIDDEN, CONFLICT where one is on */
  async begin(actor: Actor, password: string, address: string): Promise<SecondFactorSetup> {
    await this.ownPassword.prove(actor, password, address);
    const { username } = await this.accounts.me(actor.userId);
    const secret = newSecret();
    if (!(await this.repository.begin(actor.userId, this.box.seal(secret, actor.userId)))) {
      throw new ChatError(
        'CONFLICT',
        'The second factor is on already. Switch it off before you set up another.',
      );
    }
    return setupOf(secret, username);
  }

  /** Switches it on. Answers its recovery codes, which nobody can read again. @throws ChatError FORBIDDEN, CONFLICT */
  confirm(actor: Actor, code: string, address: string): Promise<string[]> {
    return this.ownPassword.guarded(actor, address, () =>
      this.transactions.run(async (tx) => {
        const row = await this.repository.lock(tx, actor.userId);
        if (!row || row.confirmed) {
          throw new ChatError('CONFLICT', 'There is no second factor to confirm. Begin with setting one up.');
        }
        await this.factors.useStep(tx, actor.userId, row, code.replace(/\s/g, ''), 'FORBIDDEN');
        await this.repository.confirm(tx, actor.userId);
        return this.renewRecoveryCodes(tx, actor.userId);
      }),
    );
  }

  disable(actor: Actor, proof: { password: string; code: string }, address: string): Promise<void> {
    return this.proven(actor, proof, address, (tx) => this.repository.delete(tx, actor.userId));
  }

  /** New ones; the earlier ones count no more. */
  recoveryCodes(actor: Actor, proof: { password: string; code: string }, address: string): Promise<string[]> {
    return this.proven(actor, proof, address, (tx) => this.renewRecoveryCodes(tx, actor.userId));
  }

  /** @throws ChatError FORBIDDEN, CONFLICT where no second factor is on */
  private proven<T>(
    actor: Actor,
    { password, code }: { password: string; code: string },
    address: string,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.ownPassword.guarded(actor, address, async () => {
      await this.ownPassword.check(actor, password);
      return this.transactions.run(async (tx) => {
        if ((await this.factors.pass(tx, actor.userId, code, 'FORBIDDEN')) === 'none')
          throw new ChatError('CONFLICT', 'The second factor is not on.');
        return work(tx);
      });
    });
  }

  private async renewRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.repository.replaceRecoveryCodes(tx, userId, codes.map(hashOfRecoveryCode));
    return codes;
  }
}

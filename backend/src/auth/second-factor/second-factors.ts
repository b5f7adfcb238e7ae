import { Injectable, Logger } from '@nestjs/common';
import type { ErrorCode } from '@parley/contracts';
import type { Transaction } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { CodeMissing } from './code-missing.js';
import { hashOfRecoveryCode } from './recovery-codes.js';
import { SecretBox } from '../../platform/secrets/index.js';
import { type SecondFactorRow, SecondFactorsRepository } from './second-factors.repository.js';
import { stepOf } from './totp.js';

const DIGITS = /^\d{6}$/;

/**
 * Whether somebody has what their account asks for beside a password. What must stay true: a code is taken once. Of the
 * authenticator because the account's row is locked while it is looked at and `last_step` only grows, of the recovery
 * codes because using one is one statement.
 */
@Injectable()
export class SecondFactors {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly repository: SecondFactorsRepository,
    private readonly box: SecretBox,
  ) {}

  /**
   * Uses up a code, if the account has a second factor. To be called once the password was right, in the transaction of
   * what it opens: where that fails, the code can be used again.
   *
   * @param refusal with which code it is refused
   * @throws ChatError naming the field `code`
   */
  async pass(
    tx: Transaction,
    userId: string,
    code: string | undefined,
    refusal: ErrorCode,
  ): Promise<'passed' | 'none'> {
    const row = await this.repository.lock(tx, userId);
    if (!row?.confirmed) return 'none';
    if (code === undefined) throw new CodeMissing(refusal);
    const typed = code.replace(/\s/g, '');
    if (DIGITS.test(typed)) await this.useStep(tx, userId, row, typed, refusal);
    else if (!(await this.repository.useRecoveryCode(tx, userId, hashOfRecoveryCode(typed))))
      throw wrongCode(refusal, 'This code is not right, or was used before.');
    return 'passed';
  }

  /** The same for the authenticator alone. @throws ChatError naming the field `code` */
  async useStep(
    tx: Transaction,
    userId: string,
    { secret, lastStep }: SecondFactorRow,
    code: string,
    refusal: ErrorCode,
  ): Promise<void> {
    const opened = this.box.open(secret, userId);
    if (!opened) {
      this.logger.warn('the secret of an authenticator cannot be read: JWT_SECRET is another than it was');
      throw wrongCode(
        refusal,
        'Codes of this authenticator cannot be checked any more, because the server’s secret was changed. ' +
          'Use a recovery code, and set the second factor up anew.',
      );
    }
    const step = stepOf(code, opened);
    if (step === null) throw wrongCode(refusal, 'This code is not right. Codes change every 30 seconds.');
    if (step <= lastStep)
      throw wrongCode(refusal, 'This code was used before. Wait for the next one, at most 30 seconds.');
    await this.repository.setLastStep(tx, userId, step);
  }
}

function wrongCode(refusal: ErrorCode, message: string): ChatError {
  return new ChatError(refusal, message, { fields: [{ path: 'code', message }] });
}

import { Injectable } from '@nestjs/common';
import type { ErrorCode, Id } from '@parley/contracts';
import type { Transaction } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Settings } from '../settings/index.js';
import { hashOf } from './invite-code.js';
import { InvitePasses } from './invite-passes.repository.js';

/** Who may make an account. */
@Injectable()
export class Registration {
  constructor(
    private readonly settings: Settings,
    private readonly passes: InvitePasses,
  ) {}

  /** Before anything is done. @throws ChatError FORBIDDEN, NOT_FOUND, GONE */
  async require(code: string | undefined): Promise<void> {
    const { registration } = await this.settings.current();
    if (registration === 'open') return;
    if (registration === 'closed') {
      throw new ChatError('FORBIDDEN', 'This server takes no new accounts. Ask an administrator for one.');
    }
    if (code === undefined) {
      throw refusedInvite('FORBIDDEN', 'One comes to this server by an invite. Ask somebody who is here.');
    }
    const standing = await this.passes.standing(hashOf(code));
    if (standing === 'unknown') throw refusedInvite('NOT_FOUND', 'There is no such invite.');
    if (standing === 'gone') throw spent();
  }

  /** In the transaction that makes the account: the invite is used. @throws ChatError GONE */
  async complete(tx: Transaction, userId: Id, code: string | undefined): Promise<void> {
    if (code === undefined || (await this.settings.current()).registration !== 'invite') return;
    if (!(await this.passes.give(tx, hashOf(code), userId))) throw spent();
  }
}

function spent(): ChatError {
  return refusedInvite('GONE', 'This invite has expired, was used up or was revoked. Ask for a new one.');
}

function refusedInvite(code: ErrorCode, message: string): ChatError {
  return new ChatError(code, message, { fields: [{ path: 'invite', message }] });
}

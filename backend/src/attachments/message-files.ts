import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { Files } from '../platform/storage/index.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Files of what is deleted: they go with it. */
@Injectable()
export class MessageFiles {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly files: Files,
  ) {}

  /** In the transaction that deletes the message. */
  removeOfMessage(tx: Transaction, messageId: string): Promise<void> {
    return this.attachments.deleteOfMessage(tx, messageId);
  }

  /** In the transaction that deletes an account: what it has not sent. What it has sent stays with its messages. */
  removeUnsentOf(tx: Transaction, userId: string): Promise<void> {
    return this.attachments.deleteUnsentOf(tx, userId);
  }

  /** After the commit. */
  sweepSoon(): void {
    this.files.sweepSoon();
  }
}

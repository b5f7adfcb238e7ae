import type { Id, Message, RemovalReason, SystemNotice } from '@parley/contracts';
import type { Transaction } from '../platform/database/index.js';

/**
 * One change of one room while its transaction is open: everything that is to be told after the commit is written down
 * here as it is done.
 */
export class RoomChange {
  readonly joined: Id[] = [];
  readonly removed: { readonly userId: Id; readonly reason: Exclude<RemovalReason, 'deleted'> }[] = [];
  /** Members whose role or muting is another. */
  readonly changed: Id[] = [];
  /** People outside the room who now stand to it otherwise: banned, or not any more. */
  readonly outside: Id[] = [];
  readonly notices: Message[] = [];
  /** The name or the topic is another. */
  renamed = false;
  /** Who was in the room when it was deleted. */
  deleted: readonly Id[] | null = null;

  constructor(
    readonly tx: Transaction,
    readonly roomId: Id,
    private readonly append: (notice: SystemNotice) => Promise<Message>,
  ) {}

  /** Adds a notice to the room's timeline, in the caller's name. */
  async notice(notice: SystemNotice): Promise<Message> {
    const message = await this.append(notice);
    this.notices.push(message);
    return message;
  }
}

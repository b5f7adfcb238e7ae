import type { DeleteMessage, EditMessage, Id, Message, PinMessage, ReactToMessage } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService, noSuchRoom } from '../access/index.js';
import { MessageFiles } from '../attachments/index.js';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { mentionedNames } from './mentions.js';
import { MessageBodies } from './message-bodies.js';
import { type FoundMessage, MessageChangesRepository } from './message-changes.repository.js';
import { deleted, edited, pinned, reacted, requireNotDeleted, type Revision } from './message-revisions.js';
import { viewOf } from './message.view.js';
import { MessageChanged } from './messages.events.js';
import { noSuchMessage } from './no-such-message.js';

/**
 * Changes messages that are stored. What must stay true:
 * - the room is locked before the message is read, so changes of one room happen one after the other, sends included;
 * - a change takes the room's next `version` in the transaction that stores it, and is told after the commit;
 * - what is so already takes none, is not told, and is no error;
 * - who may do it is decided under the lock: nobody who was removed or muted before slips in.
 */
@Injectable()
export class MessageChangesService {
  constructor(
    private readonly access: AccessService,
    private readonly transactions: Transactions,
    private readonly messages: MessageChangesRepository,
    private readonly bodies: MessageBodies,
    private readonly files: MessageFiles,
    private readonly events: DomainEvents,
  ) {}

  /** By its author. @throws ChatError GONE for what is deleted, FORBIDDEN to others, NOT_FOUND, VALIDATION, MUTED */
  async edit(actor: Actor, { id, roomId, body }: EditMessage): Promise<Message> {
    await this.access.require(actor, 'edit-own', roomId);
    this.bodies.requireFitting(body, true);
    return this.change(roomId, id, async ({ message, now }, tx) => {
      await this.access.confirm(actor, 'edit-own', roomId, tx);
      if (message.author_id !== actor.userId || message.kind !== 'user') {
        throw new ChatError('FORBIDDEN', 'Only the author of a message may edit it.');
      }
      requireNotDeleted(message);
      this.bodies.requireFitting(body, message.attachments !== null);
      const called = await this.messages.findMentioned(tx, message, mentionedNames(body));
      return edited(message, body, called, now);
    });
  }

  /** By its author or a moderator. Doing so again gives the same tombstone. @throws ChatError FORBIDDEN, NOT_FOUND */
  async delete(actor: Actor, { id, roomId }: DeleteMessage): Promise<Message> {
    await this.access.require(actor, 'delete-own', roomId);
    const tombstone = await this.change(roomId, id, async ({ message, now }, tx) => {
      const isOwn = message.author_id === actor.userId;
      await this.access.confirm(actor, isOwn ? 'delete-own' : 'delete-any', roomId, tx);
      if (message.kind !== 'user') throw new ChatError('FORBIDDEN', 'Notices of the room cannot be deleted.');
      if (message.attachments) await this.files.removeOfMessage(tx, id);
      return deleted(message, now);
    });
    this.files.sweepSoon();
    return tombstone;
  }

  /** @throws ChatError VALIDATION for one emoji too many, GONE for what is deleted, NOT_FOUND, MUTED */
  async react(actor: Actor, { id, roomId, emoji, on }: ReactToMessage): Promise<Message> {
    await this.access.require(actor, 'react', roomId);
    return this.change(roomId, id, async ({ message }, tx) => {
      await this.access.confirm(actor, 'react', roomId, tx);
      return reacted(message, actor.userId, emoji, on);
    });
  }

  /** By a moderator, in direct rooms by either. @throws ChatError FORBIDDEN, GONE for what is deleted, NOT_FOUND */
  async pin(actor: Actor, { id, roomId, on }: PinMessage): Promise<Message> {
    await this.access.require(actor, 'pin', roomId);
    return this.change(roomId, id, async ({ message, now }, tx) => {
      await this.access.confirm(actor, 'pin', roomId, tx);
      return pinned(message, actor.userId, on, now);
    });
  }

  private async change(
    roomId: Id,
    messageId: Id,
    revise: (found: FoundMessage, tx: Transaction) => Promise<Revision>,
  ): Promise<Message> {
    const { message, changed } = await this.transactions.run(async (tx) => {
      if (!(await this.messages.lockRoom(tx, roomId))) throw noSuchRoom();
      const found = await this.messages.find(tx, roomId, messageId);
      if (!found) throw noSuchMessage();
      const revision = await revise(found, tx);
      if (!revision) return { message: viewOf(found.message), changed: false };
      const revised = { ...found.message, ...revision };
      return { message: await this.messages.save(tx, revised, eventOf(revision)), changed: true };
    });
    if (changed) this.events.publish(new MessageChanged(message));
    return message;
  }
}

/** As which outgoing webhooks are told of it. Reactions and pins they are not. */
function eventOf(revision: NonNullable<Revision>): 'message.edited' | 'message.deleted' | null {
  if (revision.deleted_at) return 'message.deleted';
  return revision.edited_at ? 'message.edited' : null;
}

import type { SendMessage } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { UserLimits } from '../platform/limits/index.js';
import { mentionedNames } from './mentions.js';
import { MessageBodies } from './message-bodies.js';
import type { MessageDraft } from './message-draft.js';
import { MessageWrites } from './message-writes.repository.js';
import { MessageWriter, type Written } from './messages.writer.js';

/** Sending. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly access: AccessService,
    private readonly bodies: MessageBodies,
    private readonly limits: UserLimits,
    private readonly writer: MessageWriter,
    private readonly writes: MessageWrites,
  ) {}

  /**
   * Stores a message; when it resolves, the message is durable. The same id again gives the stored message, as it is
   * now, and costs nothing of the sender's minute; neither does what is refused.
   *
   * @throws ChatError RATE_LIMITED, VALIDATION, MUTED, what access throws, and what `MessageWriter.write` throws
   */
  async send(actor: Actor, command: SendMessage): Promise<Written> {
    // Whether they may speak is decided where it is written: somebody muted since still learns what became of a send.
    await this.access.require(actor, 'read', command.roomId);
    const draft = this.draftOf(actor, command);
    const stored = await this.takeOneOrFind(draft);
    if (stored) return stored;
    try {
      const written = await this.writer.write(draft);
      if (written.repeated) await this.limits.giveBack(actor.userId, 'message');
      return written;
    } catch (error) {
      await this.limits.giveBack(actor.userId, 'message');
      throw error;
    }
  }

  /** Takes one of the messages that the author may send in this minute; where none is left, a repeated one is answered. */
  private async takeOneOrFind(draft: MessageDraft): Promise<Written | null> {
    try {
      await this.limits.take(draft.authorId, 'message');
      return null;
    } catch (error) {
      const message = await this.writes.findSent(draft);
      if (!message) throw error;
      return { message, repeated: true };
    }
  }

  private draftOf(
    { userId }: Actor,
    { id, roomId, body, replyTo, attachmentIds = [] }: SendMessage,
  ): MessageDraft {
    this.bodies.requireFitting(body, attachmentIds.length > 0);
    return {
      id,
      roomId,
      authorId: userId,
      body,
      replyTo: replyTo ?? null,
      mentionedNames: mentionedNames(body),
      attachmentIds,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { type Draft, type Id, type KeepDraftBody, LIMITS } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { UserLimits } from '../platform/limits/index.js';
import { draftView, noDraft } from './draft.row.js';
import { DraftChanged } from './drafts.events.js';
import { DraftsRepository } from './drafts.repository.js';

/**
 * What somebody has written in a room and not sent, the same on all their devices. No text is written over that its
 * writer has not seen: a change names the version that it was made from, and where another is kept by then it is refused,
 * so that the device can show both. What is muted or blocked may still be written down.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly access: AccessService,
    private readonly repository: DraftsRepository,
    private readonly limits: UserLimits,
    private readonly events: DomainEvents,
  ) {}

  /** Latest first. */
  async all({ userId }: Pick<Actor, 'userId'>): Promise<Draft[]> {
    return (await this.repository.allOf(userId)).map(draftView);
  }

  async one(actor: Actor, roomId: Id): Promise<Draft> {
    await this.access.require(actor, 'read', roomId);
    const row = await this.repository.find(actor.userId, roomId);
    return row ? draftView(row) : noDraft(roomId, 0);
  }

  /** @throws ChatError CONFLICT where another text is kept than the one that this was made from */
  async keep(actor: Actor, roomId: Id, { body, replyTo, baseVersion }: KeepDraftBody): Promise<Draft> {
    await this.access.require(actor, 'read', roomId);
    await this.limits.take(actor.userId, 'draft');
    const { userId } = actor;
    const row = await this.repository.keep({ userId, roomId, body, replyTo: replyTo ?? null, baseVersion });
    if (!row) throw await this.refusal(actor, roomId);
    return this.tell(userId, draftView(row));
  }

  /** What is not there need not go. @throws ChatError CONFLICT where another is kept than `baseVersion` */
  async discard(actor: Actor, roomId: Id, baseVersion: number | undefined): Promise<void> {
    await this.access.require(actor, 'read', roomId);
    await this.limits.take(actor.userId, 'draft');
    const { userId } = actor;
    const version = await this.repository.discard(userId, roomId, baseVersion ?? null);
    if (version !== null) this.tell(userId, noDraft(roomId, version));
    else if (await this.repository.find(userId, roomId)) throw otherText();
  }

  private async refusal(actor: Actor, roomId: Id): Promise<ChatError> {
    if (await this.repository.find(actor.userId, roomId)) return otherText();
    // Removed a moment ago, and not heard of it yet here.
    await this.access.confirm(actor, 'read', roomId);
    return new ChatError(
      'FORBIDDEN',
      `You have begun messages in ${LIMITS.draftsMax} rooms already. This one stays on this device; send or discard ` +
        'others to have it on all of them.',
    );
  }

  private tell(userId: Id, draft: Draft): Draft {
    this.events.publish(new DraftChanged(userId, draft));
    return draft;
  }
}

function otherText(): ChatError {
  return new ChatError(
    'CONFLICT',
    'Another device has written something else here since. Get the draft, and decide which of the two stays.',
  );
}

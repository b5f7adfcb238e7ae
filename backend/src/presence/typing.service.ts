import { Injectable } from '@nestjs/common';
import { type Id, LIMITS } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { DomainEvents } from '../platform/events/index.js';
import { UserLimits } from '../platform/limits/index.js';
import { TypingHeard } from './presence.events.js';

/**
 * Who types. In crowded rooms, where somebody always does, nobody is told. What one person does is told in the order in
 * which they did it: a stop that overtook its start would leave them typing.
 */
@Injectable()
export class TypingService {
  /** Per person what is told last of all that waits. */
  private readonly turns = new Map<Id, Promise<void>>();

  constructor(
    private readonly access: AccessService,
    private readonly limits: UserLimits,
    private readonly events: DomainEvents,
  ) {}

  /** @throws ChatError what access throws (the muted do not type), RATE_LIMITED */
  typing(actor: Actor, roomId: Id, on: boolean): Promise<void> {
    const { userId } = actor;
    const told = (this.turns.get(userId) ?? Promise.resolve()).then(() => this.tell(actor, roomId, on));
    const turn = told
      .catch(() => undefined)
      .then(() => {
        if (this.turns.get(userId) === turn) this.turns.delete(userId);
      });
    this.turns.set(userId, turn);
    return told;
  }

  private async tell(actor: Actor, roomId: Id, on: boolean): Promise<void> {
    const { memberCount } = await this.access.require(actor, 'post', roomId);
    await this.limits.take(actor.userId, 'typing');
    if (memberCount > LIMITS.receiptsRoomMax) return;
    this.events.publish(new TypingHeard(roomId, actor.userId, on));
  }
}

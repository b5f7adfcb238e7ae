import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { outranks, type RoomAccess } from '../access/index.js';
import { ChatError } from '../platform/errors/index.js';
import { MembersRepository } from './members.repository.js';
import type { RoomChange } from './room-change.js';

/** A member's place, as far as who moderates needs to know it. */
export interface MemberPlace {
  /** May have passed already. */
  readonly mutedUntil: Date | null;
}

/** What is done to somebody's place in a room that is being changed, by others who stand above them. */
@Injectable()
export class MemberPlaces {
  constructor(private readonly members: MembersRepository) {}

  /**
   * `null` for who is no member.
   *
   * @throws ChatError FORBIDDEN for who is not outranked: equals, those above, and the caller's own self
   */
  async outranked({ tx, roomId }: RoomChange, { role }: RoomAccess, userId: Id): Promise<MemberPlace | null> {
    const target = await this.members.find(tx, roomId, userId);
    if (!target) return null;
    if (outranks(role, target.role)) return { mutedUntil: target.muted_until };
    throw new ChatError('FORBIDDEN', 'You can only do this to people whom you outrank in this room.');
  }

  async remove(change: RoomChange, userId: Id, reason: 'kicked' | 'banned'): Promise<void> {
    await this.members.delete(change.tx, change.roomId, userId);
    change.removed.push({ userId, reason });
  }

  /** `null` lets them speak again. */
  async mute(change: RoomChange, userId: Id, until: Date | null): Promise<void> {
    await this.members.setMutedUntil(change.tx, change.roomId, userId, until);
    change.changed.push(userId);
  }
}

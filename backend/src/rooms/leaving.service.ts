import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { AccessService, outranks } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { noSuchMember } from './member-views.service.js';
import { MembersRepository } from './members.repository.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomsRepository } from './rooms.repository.js';

/** Going out of a room, by one's own wish or another's. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly members: MembersRepository,
    private readonly rooms: RoomsRepository,
  ) {}

  /**
   * An owner who leaves hands the room to the longest-serving moderator, else to the longest-serving member. The last
   * to leave takes the room along.
   */
  async leave(actor: Actor, roomId: Id): Promise<void> {
    await this.access.require(actor, 'leave', roomId);
    const { userId } = actor;
    await this.changes.change(actor, 'leave', roomId, async (change, _room, { role }) => {
      const { tx } = change;
      await this.members.delete(tx, roomId, userId);
      change.removed.push({ userId, reason: 'left' });
      const heir = await this.members.successor(tx, roomId);
      if (!heir) {
        change.deleted = await this.rooms.delete(tx, roomId);
        return;
      }
      await change.notice({ type: 'left', userId });
      if (role !== 'owner') return;
      await this.members.setRole(tx, roomId, heir, 'owner');
      change.changed.push(heir);
      await change.notice({ type: 'role', userId: heir, by: userId, role: 'owner' });
    });
  }

  /** @throws ChatError FORBIDDEN for who is not outranked */
  async kick(actor: Actor, roomId: Id, userId: Id): Promise<void> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async (change, _room, { role }) => {
      const target = await this.members.find(change.tx, roomId, userId);
      if (!target) throw noSuchMember();
      if (!outranks(role, target.role)) {
        throw new ChatError('FORBIDDEN', 'You can only remove people whom you outrank in this room.');
      }
      await this.members.delete(change.tx, roomId, userId);
      change.removed.push({ userId, reason: 'kicked' });
      await change.notice({ type: 'kicked', userId, by: actor.userId });
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { MemberPlaces } from './member-places.service.js';
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
    private readonly places: MemberPlaces,
    private readonly rooms: RoomsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * An owner who leaves hands the room to the longest-serving moderator, else to the longest-serving member. The last
   * to leave takes the room along.
   */
  async leave(actor: Actor, roomId: Id): Promise<void> {
    await this.access.require(actor, 'leave', roomId);
    const { userId } = actor;
    await this.changes.change(actor, 'leave', roomId, async (change, room, { role }) => {
      const { tx } = change;
      await this.members.delete(tx, roomId, userId);
      change.removed.push({ userId, reason: 'left' });
      const heir = await this.members.successor(tx, roomId);
      if (!heir) {
        const entry = { act: 'room.deleted', details: { name: room.name } } as const;
        await this.audit.record(tx, { ...entry, actorId: userId, roomId });
        change.deleted = await this.rooms.delete(tx, roomId);
        return;
      }
      await change.notice({ type: 'left', userId });
      if (role !== 'owner') return;
      await this.members.setRole(tx, roomId, heir, 'owner');
      change.changed.push(heir);
      await change.notice({ type: 'role', userId: heir, by: userId, role: 'owner' });
      const entry = { act: 'room.owner', details: { because: 'left' } } as const;
      await this.audit.record(tx, { ...entry, actorId: userId, roomId, targetId: heir });
    });
  }

  /** @throws ChatError FORBIDDEN for who is not outranked */
  async kick(actor: Actor, roomId: Id, userId: Id): Promise<void> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async (change, _room, access) => {
      if (!(await this.places.outranked(change, access, userId))) throw noSuchMember();
      await this.places.remove(change, userId, 'kicked');
      await change.notice({ type: 'kicked', userId, by: actor.userId });
      const entry = { act: 'member.kicked', details: {} } as const;
      await this.audit.record(change.tx, { ...entry, actorId: actor.userId, roomId, targetId: userId });
    });
  }
}

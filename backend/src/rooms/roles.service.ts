import { Injectable } from '@nestjs/common';
import type { Id, Member, MemberRole } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { MemberViews, noSuchMember } from './member-views.service.js';
import { MembersRepository } from './members.repository.js';
import type { RoomChange } from './room-change.js';
import { RoomChanges } from './room-changes.service.js';

/** Who is what in a room. A room that is not direct has exactly one owner, always. */
@Injectable()
export class RolesService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly members: MembersRepository,
    private readonly views: MemberViews,
    private readonly audit: AuditLog,
  ) {}

  /** Making somebody the owner hands the room over: the giver becomes moderator. What is so already makes no notice. */
  async setRole(actor: Actor, roomId: Id, userId: Id, role: MemberRole): Promise<Member> {
    await this.access.require(actor, 'own', roomId);
    await this.changes.change(actor, 'own', roomId, async (change) => {
      const target = await this.members.find(change.tx, roomId, userId);
      if (!target) throw noSuchMember();
      if (target.role === role) return;
      if (userId === actor.userId) {
        throw new ChatError('FORBIDDEN', 'A room needs an owner: make somebody else the owner first.');
      }
      await this.give(change, userId, role, actor);
      if (role === 'owner') await this.give(change, actor.userId, 'moderator', actor);
      const what =
        role === 'owner'
          ? ({ act: 'room.owner', details: { because: 'given' } } as const)
          : ({ act: 'member.role', details: { role } } as const);
      await this.audit.record(change.tx, { ...what, actorId: actor.userId, roomId, targetId: userId });
    });
    return this.views.existing(roomId, userId);
  }

  private async give(change: RoomChange, userId: Id, role: MemberRole, { userId: by }: Actor): Promise<void> {
    await this.members.setRole(change.tx, change.roomId, userId, role);
    change.changed.push(userId);
    await change.notice({ type: 'role', userId, by, role });
  }
}

import { Injectable } from '@nestjs/common';
import type { Id, Member } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { UsersService } from '../users/index.js';
import { MemberViews } from './member-views.service.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomEntrance } from './room-entrance.js';

/** Bringing somebody else into a room. */
@Injectable()
export class AddingService {
  constructor(
    private readonly access: AccessService,
    private readonly users: UsersService,
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly members: MemberViews,
    private readonly audit: AuditLog,
  ) {}

  /** Who is in the room already stays as they are. */
  async add(actor: Actor, roomId: Id, userId: Id): Promise<Member> {
    await this.access.require(actor, 'add', roomId);
    await this.users.find(userId);
    await this.changes.change(actor, 'add', roomId, async (change) => {
      if (await this.entrance.isInside(change, userId)) return;
      await this.entrance.requirePlace(change, userId);
      const { seq } = await change.notice({ type: 'added', userId, by: actor.userId });
      await this.entrance.admit(change, [{ userId, role: 'member' }], seq);
      const entry = { act: 'member.added', details: {} } as const;
      await this.audit.record(change.tx, { ...entry, actorId: actor.userId, roomId, targetId: userId });
    });
    return this.members.existing(roomId, userId);
  }
}

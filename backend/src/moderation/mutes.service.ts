import { Injectable } from '@nestjs/common';
import { FOREVER, type Id, type Member, type MuteBody } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { invalid } from '../platform/validation/index.js';
import { MemberPlaces, MemberViews, noSuchMember, RoomChanges } from '../rooms/index.js';

/**
 * Keeping members from writing, for a while or for good. Whoever writes looks under the room's lock, so a mute holds for
 * everything that comes after its commit, on every instance.
 */
@Injectable()
export class MutesService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly places: MemberPlaces,
    private readonly members: MemberViews,
    private readonly audit: AuditLog,
  ) {}

  /** What is so already makes no notice. @throws ChatError FORBIDDEN for who is not outranked, VALIDATION, NOT_FOUND */
  async mute(actor: Actor, roomId: Id, userId: Id, { until }: MuteBody): Promise<Member> {
    await this.access.require(actor, 'moderate', roomId);
    const end = endOf(until);
    await this.changes.change(actor, 'moderate', roomId, async (change, _room, access) => {
      const place = await this.places.outranked(change, access, userId);
      if (!place) throw noSuchMember();
      if (place.mutedUntil?.getTime() === end.getTime()) return;
      const by = actor.userId;
      const details = { until: end.toISOString() };
      await this.places.mute(change, userId, end);
      await change.notice({ type: 'muted', userId, by, ...details });
      const entry = { act: 'member.muted', details } as const;
      await this.audit.record(change.tx, { ...entry, actorId: by, roomId, targetId: userId });
    });
    return this.members.existing(roomId, userId);
  }

  /** Likewise; a mute whose time is over is no news. */
  async unmute(actor: Actor, roomId: Id, userId: Id): Promise<Member> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async (change, _room, access) => {
      const place = await this.places.outranked(change, access, userId);
      if (!place) throw noSuchMember();
      if (!place.mutedUntil) return;
      await this.places.mute(change, userId, null);
      if (place.mutedUntil <= new Date()) return;
      const by = actor.userId;
      await change.notice({ type: 'unmuted', userId, by });
      const entry = { act: 'member.unmuted', details: {} } as const;
      await this.audit.record(change.tx, { ...entry, actorId: by, roomId, targetId: userId });
    });
    return this.members.existing(roomId, userId);
  }
}

function endOf(until: string | null): Date {
  const end = new Date(until ?? FOREVER);
  if (end > new Date()) return end;
  throw invalid([{ path: 'until', message: 'until must be in the future, or null for good' }]);
}

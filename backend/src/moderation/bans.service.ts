import { Injectable } from '@nestjs/common';
import type { Ban, BanBody, Id, Page } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, type PageRequest } from '../platform/http/index.js';
import { MemberPlaces, RoomChanges } from '../rooms/index.js';
import { UserDirectory, UsersService } from '../users/index.js';
import { BanRecords } from './ban-records.repository.js';
import { banView } from './ban.view.js';
import { positionOf } from './position.js';

/** Keeping people out of a room. Who is banned is no member, always: a ban puts them out in the same transaction. */
@Injectable()
export class BansService {
  constructor(
    private readonly access: AccessService,
    private readonly users: UsersService,
    private readonly directory: UserDirectory,
    private readonly changes: RoomChanges,
    private readonly places: MemberPlaces,
    private readonly bans: BanRecords,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. */
  async list(actor: Actor, roomId: Id, { cursor, limit }: PageRequest): Promise<Page<Ban>> {
    await this.access.require(actor, 'moderate', roomId);
    const rows = await this.bans.list(roomId, positionOf(cursor), limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      ({ created_at, user_id }) => `${created_at.toISOString()} ${user_id}`,
    );
    const users = await this.directory.byIds(items.map((row) => row.user_id));
    const bans = items.flatMap((row) => {
      const user = users.get(row.user_id);
      return user ? [banView(row, user)] : [];
    });
    return { items: bans, nextCursor };
  }

  /**
   * Also for who is not in the room, or not yet. Who is banned already stays so, as it was.
   *
   * @throws ChatError FORBIDDEN for members who are not outranked, NOT_FOUND
   */
  async ban(actor: Actor, roomId: Id, userId: Id, { reason = null }: BanBody): Promise<Ban> {
    await this.access.require(actor, 'moderate', roomId);
    const user = await this.users.find(userId);
    const row = await this.changes.change(actor, 'moderate', roomId, async (change, _room, access) => {
      const { tx } = change;
      const by = actor.userId;
      const isMember = (await this.places.outranked(change, access, userId)) !== null;
      const known = await this.bans.find(tx, roomId, userId);
      if (known) return known;
      if (isMember) await this.places.remove(change, userId, 'banned');
      else change.outside.push(userId);
      const ban = await this.bans.insert(tx, roomId, { user_id: userId, banned_by: by, reason });
      await change.notice({ type: 'banned', userId, by });
      const entry = { act: 'member.banned', details: { reason } } as const;
      await this.audit.record(tx, { ...entry, actorId: by, roomId, targetId: userId });
      return ban;
    });
    return banView(row, user);
  }

  /** They may come back, but are not brought back. Who is not banned stays as they are. */
  async unban(actor: Actor, roomId: Id, userId: Id): Promise<void> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async (change) => {
      if (!(await this.bans.delete(change.tx, roomId, userId))) return;
      change.outside.push(userId);
      const by = actor.userId;
      await change.notice({ type: 'unbanned', userId, by });
      const entry = { act: 'member.unbanned', details: {} } as const;
      await this.audit.record(change.tx, { ...entry, actorId: by, roomId, targetId: userId });
    });
  }
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CreateIncomingHookBody,
  type Id,
  type IncomingHook,
  LIMITS,
  type Page,
} from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { MemberPlaces, RoomChanges, RoomEntrance } from '../rooms/index.js';
import { Accounts, UserDirectory } from '../users/index.js';
import { hashOf, newSecret } from './hook-secret.js';
import { type IncomingHookRow, IncomingHooksRepository } from './incoming-hooks.repository.js';

/**
 * Incoming webhooks of a room, for its moderators. Each writes as a bot of its own, which comes into the room with it and
 * goes with it: it is muted, removed and banned as anybody is, and what it wrote keeps its name.
 */
@Injectable()
export class IncomingHooksService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly places: MemberPlaces,
    private readonly hooks: IncomingHooksRepository,
    private readonly accounts: Accounts,
    private readonly users: UserDirectory,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. */
  async list(actor: Actor, roomId: Id): Promise<Page<IncomingHook>> {
    await this.access.require(actor, 'moderate', roomId);
    const rows = await this.hooks.ofRoom(roomId);
    const users = await this.users.byIds(rows.map(({ user_id }) => user_id));
    const items = rows.flatMap((row) => {
      const user = users.get(row.user_id);
      return user ? [view(row, user)] : [];
    });
    return { items, nextCursor: null };
  }

  /** The only answer that ever holds the address. @throws ChatError CONFLICT where there are too many, what access throws */
  async create(actor: Actor, roomId: Id, { name }: CreateIncomingHookBody): Promise<IncomingHook> {
    await this.access.require(actor, 'moderate', roomId);
    const [id, secret] = [newId(), newSecret()];
    const row = await this.changes.change(actor, 'moderate', roomId, async (change) => {
      const { tx } = change;
      if ((await this.hooks.ofRoom(roomId, tx)).length >= LIMITS.hooksPerRoom) {
        throw new ChatError('CONFLICT', `A room has at most ${LIMITS.hooksPerRoom} incoming webhooks.`);
      }
      const username = `hook-${randomBytes(6).toString('hex')}`;
      const userId = await this.accounts.createBot(tx, { username, displayName: name, madeBy: null });
      const { seq } = await change.notice({ type: 'added', userId, by: actor.userId });
      await this.entrance.admit(change, [{ userId, role: 'member' }], seq);
      const details = { hookId: id, kind: 'incoming', name, host: null } as const;
      const entry = { act: 'hook.created', actorId: actor.userId, roomId, targetId: userId } as const;
      await this.audit.record(tx, { ...entry, details });
      return this.hooks.insert(tx, {
        id,
        roomId,
        userId,
        secretHash: hashOf(secret),
        createdBy: actor.userId,
      });
    });
    const user = (await this.users.byIds([row.user_id])).get(row.user_id);
    if (!user) throw new Error('the bot of the webhook was not stored');
    return { ...view(row, user), url: `/api/v1/hooks/${id}/${secret}` };
  }

  /** From its answer on nothing is written by it. @throws ChatError NOT_FOUND, what access throws */
  async remove(actor: Actor, roomId: Id, hookId: Id): Promise<void> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async (change, _room, access) => {
      const { tx } = change;
      const hook = (await this.hooks.ofRoom(roomId, tx)).find(({ id }) => id === hookId);
      if (!hook) throw new ChatError('NOT_FOUND', 'This room has no such webhook.');
      const userId = hook.user_id;
      // Somebody may have made it more than a member.
      if (await this.places.outranked(change, access, userId)) {
        await this.places.remove(change, userId, 'kicked');
        await change.notice({ type: 'kicked', userId, by: actor.userId });
      }
      await this.hooks.delete(tx, hookId);
      await this.accounts.setBanned(tx, userId, true);
      const name = (await this.users.byIds([userId])).get(userId)?.displayName ?? '';
      const entry = { act: 'hook.removed', actorId: actor.userId, roomId, targetId: userId } as const;
      await this.audit.record(tx, { ...entry, details: { hookId, kind: 'incoming', name } });
    });
  }
}

function view(row: IncomingHookRow, user: IncomingHook['user']): IncomingHook {
  return {
    id: row.id,
    roomId: row.room_id,
    user,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.used_at?.toISOString() ?? null,
  };
}

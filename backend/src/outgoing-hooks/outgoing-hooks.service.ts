import { Injectable } from '@nestjs/common';
import {
  type CreateOutgoingHookBody,
  type Id,
  LIMITS,
  type OutgoingHook,
  type Page,
  type UpdateOutgoingHookBody,
} from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { GuardedHttp, OutgoingError } from '../platform/guarded-http/index.js';
import { invalid } from '../platform/validation/index.js';
import { RoomChanges } from '../rooms/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { HookSecrets } from './hook-secrets.js';
import { type OutgoingHookRow, OutgoingHooksRepository } from './outgoing-hooks.repository.js';

/**
 * Outgoing webhooks of a room, for its owner: what is said there goes out by them, so administrators of the server, who
 * read nothing in rooms that they are not in, make none there.
 */
@Injectable()
export class OutgoingHooksService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly hooks: OutgoingHooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly secrets: HookSecrets,
    private readonly http: GuardedHttp,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. */
  async list(actor: Actor, roomId: Id): Promise<Page<OutgoingHook>> {
    await this.access.require(actor, 'own', roomId);
    return { items: (await this.hooks.ofRoom(roomId)).map(hookView), nextCursor: null };
  }

  /** The only answer that ever holds the secret. @throws ChatError VALIDATION, CONFLICT, what access throws */
  async create(
    actor: Actor,
    roomId: Id,
    { name, url, events }: CreateOutgoingHookBody,
  ): Promise<OutgoingHook> {
    await this.access.require(actor, 'own', roomId);
    const { href, host } = this.allowed(url);
    const id = newId();
    const { secret, sealed } = this.secrets.make(id);
    const row = await this.changes.change(actor, 'own', roomId, async ({ tx }) => {
      if ((await this.hooks.ofRoom(roomId, tx)).length >= LIMITS.hooksPerRoom) {
        throw new ChatError('CONFLICT', `A room has at most ${LIMITS.hooksPerRoom} outgoing webhooks.`);
      }
      const createdBy = actor.userId;
      const made = await this.hooks.insert(tx, {
        id,
        roomId,
        name,
        url: href,
        events,
        secret: sealed,
        createdBy,
      });
      await this.deliveries.ping(tx, id);
      const details = { hookId: id, kind: 'outgoing', name, host } as const;
      await this.audit.record(tx, { act: 'hook.created', actorId: createdBy, roomId, details });
      return made;
    });
    return { ...hookView(row), secret };
  }

  /** @throws ChatError NOT_FOUND, VALIDATION, what access throws */
  async change(
    actor: Actor,
    roomId: Id,
    hookId: Id,
    { name, url, events, enabled }: UpdateOutgoingHookBody,
  ): Promise<OutgoingHook> {
    await this.access.require(actor, 'own', roomId);
    const to = url === undefined ? undefined : this.allowed(url);
    const row = await this.changes.change(actor, 'own', roomId, async ({ tx }) => {
      const now = await this.find(tx, roomId, hookId);
      const settings = {
        name: name ?? now.name,
        url: to?.href ?? now.url,
        events: events ?? now.events,
        enabled: enabled ?? now.enabled,
      };
      const details = {
        hookId,
        name: settings.name,
        host: new URL(settings.url).host,
        enabled: settings.enabled,
      };
      await this.audit.record(tx, { act: 'hook.changed', actorId: actor.userId, roomId, details });
      return this.hooks.change(tx, hookId, settings);
    });
    return hookView(row);
  }

  /** What it had still to tell is not told. @throws ChatError NOT_FOUND, what access throws */
  async remove(actor: Actor, roomId: Id, hookId: Id): Promise<void> {
    await this.access.require(actor, 'own', roomId);
    await this.changes.change(actor, 'own', roomId, async ({ tx }) => {
      const { name } = await this.find(tx, roomId, hookId);
      await this.hooks.delete(tx, hookId);
      const details = { hookId, kind: 'outgoing', name } as const;
      await this.audit.record(tx, { act: 'hook.removed', actorId: actor.userId, roomId, details });
    });
  }

  private async find(tx: Transaction, roomId: Id, hookId: Id): Promise<OutgoingHookRow> {
    const found = (await this.hooks.ofRoom(roomId, tx)).find(({ id }) => id === hookId);
    if (!found) throw noSuchHook();
    return found;
  }

  /** @throws ChatError VALIDATION for an address that would never be called */
  private allowed(url: string): URL {
    try {
      return this.http.requireAllowed(url);
    } catch (error) {
      if (error instanceof OutgoingError) throw invalid([{ path: 'url', message: `url: ${error.message}` }]);
      throw error;
    }
  }
}

export function noSuchHook(): ChatError {
  return new ChatError('NOT_FOUND', 'This room has no such webhook.');
}

function hookView(row: OutgoingHookRow): OutgoingHook {
  const { id, name, url, events, enabled, failing } = row;
  return {
    id,
    roomId: row.room_id,
    name,
    url,
    events,
    enabled,
    failing,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

import { Injectable } from '@nestjs/common';
import type { HookDelivery, Id, Page } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { DeliveriesRepository, type DeliveryRow } from './deliveries.repository.js';
import { OutgoingHooksRepository } from './outgoing-hooks.repository.js';
import { noSuchHook } from './outgoing-hooks.service.js';

/** What outgoing webhooks were told, for the room's owner. */
@Injectable()
export class DeliveryLogService {
  constructor(
    private readonly access: AccessService,
    private readonly hooks: OutgoingHooksRepository,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  /** The latest first. @throws ChatError NOT_FOUND, VALIDATION, what access throws */
  async list(
    actor: Actor,
    roomId: Id,
    hookId: Id,
    { cursor, limit }: PageRequest,
  ): Promise<Page<HookDelivery>> {
    await this.require(actor, roomId, hookId);
    const rows = await this.deliveries.log(hookId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map(deliveryView), nextCursor };
  }

  /** The same delivery, with the same id, whatever became of it. @throws ChatError NOT_FOUND, what access throws */
  async again(actor: Actor, roomId: Id, hookId: Id, deliveryId: Id): Promise<HookDelivery> {
    await this.require(actor, roomId, hookId);
    const row = await this.deliveries.again(hookId, deliveryId);
    if (!row) throw new ChatError('NOT_FOUND', 'There is no such delivery, or not any more.');
    return deliveryView(row);
  }

  private async require(actor: Actor, roomId: Id, hookId: Id): Promise<void> {
    await this.access.require(actor, 'own', roomId);
    const hooks = await this.hooks.ofRoom(roomId);
    if (!hooks.some(({ id }) => id === hookId)) throw noSuchHook();
  }
}

function positionOf(cursor: string | undefined): Id | null {
  if (cursor === undefined || isId(cursor)) return cursor ?? null;
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

function deliveryView(row: DeliveryRow): HookDelivery {
  const { id, event, state, tries, status, error } = row;
  return {
    id,
    event,
    messageId: row.message_id,
    state,
    tries,
    status,
    durationMs: row.duration_ms,
    error,
    createdAt: row.created_at.toISOString(),
    triedAt: row.tried_at?.toISOString() ?? null,
    nextTryAt: state === 'waiting' ? row.due_at.toISOString() : null,
  };
}

import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { noSuchRoom, requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomsRepository } from './rooms.repository.js';

/** The end of a room by who runs the server, whoever owns it. Direct rooms are none of theirs. */
@Injectable()
export class RoomRemoval {
  constructor(
    private readonly changes: RoomChanges,
    private readonly rooms: RoomsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ChatError FORBIDDEN, NOT_FOUND */
  async remove(actor: Actor, roomId: Id): Promise<void> {
    requireAdministrator(actor);
    await this.changes.commit(actor, roomId, async (change) => {
      const room = await this.rooms.lock(change.tx, roomId);
      if (!room || room.kind === 'direct') throw noSuchRoom();
      const entry = { act: 'room.deleted', details: { name: room.name } } as const;
      await this.audit.record(change.tx, { ...entry, actorId: actor.userId, roomId });
      change.deleted = await this.rooms.delete(change.tx, roomId);
    });
  }
}

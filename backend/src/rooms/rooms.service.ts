import { Injectable } from '@nestjs/common';
import type { CreateRoomBody, Id, MyRoom, UpdateRoomBody } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { Settings } from '../settings/index.js';
import { MyRooms } from './my-rooms.service.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomEntrance } from './room-entrance.js';
import { RoomsRepository } from './rooms.repository.js';

/** Rooms themselves: making, changing and deleting them. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly rooms: RoomsRepository,
    private readonly mine: MyRooms,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Whoever makes a room owns it. @throws ChatError FORBIDDEN where the server's settings say so, CONFLICT */
  async create(actor: Actor, { name, kind, topic }: CreateRoomBody): Promise<MyRoom> {
    await this.settings.requireRoomCreation(actor);
    const { userId } = actor;
    const id = newId();
    await this.changes.commit(actor, id, async (change) => {
      await this.entrance.requirePlace(change, userId);
      const room = { id, kind, name, topic: topic ?? null, directKey: null, createdBy: userId };
      await this.rooms.insert(change.tx, room);
      const { seq } = await change.notice({ type: 'created', userId });
      await this.entrance.admit(change, [{ userId, role: 'owner' }], seq);
    });
    return this.mine.existing(userId, id);
  }

  /** What a room is called and is about. What is so already makes no notice. */
  async edit(actor: Actor, roomId: Id, { name, topic }: UpdateRoomBody): Promise<MyRoom> {
    await this.access.require(actor, 'manage', roomId);
    const { userId } = actor;
    await this.changes.change(actor, 'manage', roomId, async (change, room) => {
      const newName = name !== undefined && name !== room.name;
      const newTopic = topic !== undefined && topic !== room.topic;
      if (!newName && !newTopic) return;
      await this.rooms.edit(change.tx, roomId, { name, topic });
      if (newName) {
        await change.notice({ type: 'renamed', userId, name });
        const entry = { act: 'room.renamed', details: { name, before: room.name } } as const;
        await this.audit.record(change.tx, { ...entry, actorId: userId, roomId });
      }
      if (newTopic) {
        await change.notice({ type: 'topic', userId, topic });
        const entry = { act: 'room.topic', details: { topic } } as const;
        await this.audit.record(change.tx, { ...entry, actorId: userId, roomId });
      }
      change.renamed = true;
    });
    return this.mine.existing(userId, roomId);
  }

  async delete(actor: Actor, roomId: Id): Promise<void> {
    await this.access.require(actor, 'own', roomId);
    await this.changes.change(actor, 'own', roomId, async (change, { name }) => {
      const entry = { act: 'room.deleted', details: { name } } as const;
      await this.audit.record(change.tx, { ...entry, actorId: actor.userId, roomId });
      change.deleted = await this.rooms.delete(change.tx, roomId);
    });
  }
}

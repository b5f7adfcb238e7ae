import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import {
  AccessService,
  type InsideAction,
  noSuchRoom,
  type OutsideAction,
  type RoomAccess,
} from '../access/index.js';
import { SystemMessages } from '../messages/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { RoomAnnouncer } from './room-announcer.service.js';
import { RoomChange } from './room-change.js';
import type { RoomRow } from './room.row.js';
import { RoomsRepository } from './rooms.repository.js';

/**
 * The one way in which rooms and their members change. What must stay true:
 * - a room is locked before anything of it is looked at, so changes of one room happen one after the other;
 * - access is checked once more under the lock: what it rests on stays so until the commit;
 * - a change and its notices are one transaction, and are told after it, never before.
 */
@Injectable()
export class RoomChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly rooms: RoomsRepository,
    private readonly access: AccessService,
    private readonly messages: SystemMessages,
    private readonly announcer: RoomAnnouncer,
  ) {}

  /**
   * Changes a room that is there. The work may be repeated from its beginning: it has no effects outside its
   * transaction.
   *
   * @throws ChatError what access throws
   */
  change<T>(
    actor: Actor,
    action: InsideAction,
    roomId: Id,
    work: (change: RoomChange, room: RoomRow, access: RoomAccess) => Promise<T>,
  ): Promise<T> {
    return this.commit(actor, roomId, async (change) => {
      const room = await this.lock(change);
      return work(change, room, await this.access.confirm(actor, action, roomId, change.tx));
    });
  }

  /** The same for who is perhaps not in the room yet. */
  enter<T>(
    actor: Actor,
    action: OutsideAction,
    roomId: Id,
    work: (change: RoomChange, isMember: boolean) => Promise<T>,
  ): Promise<T> {
    return this.commit(actor, roomId, async (change) => {
      await this.lock(change);
      const { role } = await this.access.confirm(actor, action, roomId, change.tx);
      return work(change, role !== null);
    });
  }

  /** The same for a room that the work itself makes: until it commits nobody else can see it. */
  async commit<T>(actor: Actor, roomId: Id, work: (change: RoomChange) => Promise<T>): Promise<T> {
    const { change, room, result } = await this.transactions.run(async (tx) => {
      const change = new RoomChange(tx, roomId, (notice) =>
        this.messages.append(tx, roomId, actor.userId, notice),
      );
      const result = await work(change);
      return { change, result, room: await this.rooms.find(roomId, tx) };
    });
    await this.announcer.announce(change, room);
    return result;
  }

  private async lock({ tx, roomId }: RoomChange): Promise<RoomRow> {
    const room = await this.rooms.lock(tx, roomId);
    if (!room) throw noSuchRoom();
    return room;
  }
}

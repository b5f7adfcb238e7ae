import { Injectable } from '@nestjs/common';
import type { Id, MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { blockedRefusal } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { invalid } from '../platform/validation/index.js';
import { UsersService } from '../users/index.js';
import { BlocksRepository } from './blocks.repository.js';
import { MyRooms } from './my-rooms.service.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomEntrance } from './room-entrance.js';
import { directKey } from './room.row.js';
import { RoomsRepository } from './rooms.repository.js';

/** Rooms of two people: one for each pair, for ever, whoever of them asks and however often at once. */
@Injectable()
export class DirectRoomsService {
  constructor(
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly rooms: RoomsRepository,
    private readonly mine: MyRooms,
    private readonly users: UsersService,
    private readonly blocks: BlocksRepository,
  ) {}

  /**
   * The room that they have is answered whatever stands between them.
   *
   * @throws ChatError NOT_FOUND when there is no such person, FORBIDDEN for a new one while either has blocked the other
   */
  async open(actor: Actor, userId: Id): Promise<MyRoom> {
    if (userId === actor.userId) throw invalid([{ path: 'userId', message: 'must be somebody else' }]);
    const key = directKey(actor.userId, userId);
    const known = await this.rooms.idOfDirect(key);
    if (known) return this.mine.existing(actor.userId, known);

    await this.users.find(userId);
    await this.make(actor, userId, key);
    // Ours, or that of the other person, who was quicker.
    const roomId = await this.rooms.idOfDirect(key);
    if (!roomId) throw new Error(`the direct room ${key} is not there`);
    return this.mine.existing(actor.userId, roomId);
  }

  private async make(actor: Actor, userId: Id, key: string): Promise<void> {
    const id = newId();
    const room = {
      id,
      kind: 'direct',
      name: null,
      topic: null,
      directKey: key,
      createdBy: actor.userId,
    } as const;
    await this.changes.commit(actor, id, async (change) => {
      await this.rooms.lockPair(change.tx, key);
      const blocked = (await this.blocks.among(actor.userId, [userId], change.tx)).get(userId);
      if (blocked) throw blockedRefusal(blocked);
      await this.entrance.requirePlace(change, actor.userId);
      // The index of the keys makes the second of two wait for the first, and then do nothing.
      if (!(await this.rooms.insert(change.tx, room))) return;
      await change.notice({ type: 'created', userId: actor.userId });
      const people = [actor.userId, userId].map((one) => ({ userId: one, role: 'member' }) as const);
      await this.entrance.admit(change, people, 0);
    });
  }
}

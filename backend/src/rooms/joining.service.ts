import { Injectable } from '@nestjs/common';
import type { Id, MyRoom } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { MyRooms } from './my-rooms.service.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomEntrance } from './room-entrance.js';

/** Coming into a public room. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly mine: MyRooms,
  ) {}

  /** Who is in the room already just gets it. */
  async join(actor: Actor, roomId: Id): Promise<MyRoom> {
    const { role } = await this.access.require(actor, 'see', roomId);
    const { userId } = actor;
    const known = role && (await this.mine.one(userId, roomId));
    if (known) return known;

    await this.changes.enter(actor, 'see', roomId, async (change, isMember) => {
      if (isMember) return;
      await this.entrance.requirePlace(change, userId);
      const { seq } = await change.notice({ type: 'joined', userId });
      await this.entrance.admit(change, [{ userId, role: 'member' }], seq);
    });
    return this.mine.existing(userId, roomId);
  }
}

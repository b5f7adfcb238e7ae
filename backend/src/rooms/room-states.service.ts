import { Injectable } from '@nestjs/common';
import type { Id, Member, Room } from '@parley/contracts';
import type { Transaction } from '../platform/database/index.js';
import { MemberViews } from './member-views.service.js';
import { ReceiptsRepository, type RoomReceipts } from './receipts.repository.js';
import { roomView } from './room.view.js';
import { RoomsRepository } from './rooms.repository.js';

/** Somebody's place in a room, whether they are in it or not. */
export interface Place {
  readonly roomId: Id;
  readonly userId: Id;
}

/** Rooms and members as they are now, many at once and in one query each. What is gone is missing. */
@Injectable()
export class RoomStates {
  constructor(
    private readonly repository: RoomsRepository,
    private readonly views: MemberViews,
    private readonly receipts: ReceiptsRepository,
  ) {}

  /** Locks the room until the end of the transaction; false when it is gone. */
  async lock(tx: Transaction, roomId: Id): Promise<boolean> {
    return (await this.repository.lock(tx, roomId)) !== null;
  }

  async rooms(roomIds: readonly Id[]): Promise<Room[]> {
    return (await this.repository.some(roomIds)).map(roomView);
  }

  members(places: readonly Place[]): Promise<{ roomId: Id; member: Member }[]> {
    return this.views.at(places);
  }

  readByAll(roomIds: readonly Id[]): Promise<RoomReceipts[]> {
    return this.receipts.ofRooms(roomIds);
  }
}

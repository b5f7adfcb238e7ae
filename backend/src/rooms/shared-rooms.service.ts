import { Injectable } from '@nestjs/common';
import type { Id, Page, Room } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { UsersService } from '../users/index.js';
import { atRoom, positionOf } from './room-position.js';
import { roomView } from './room.view.js';
import { SharedRoomsRepository } from './shared-rooms.repository.js';

/** What people share. The caller is in every room that is told, so nothing is told that they could not see. */
@Injectable()
export class SharedRoomsService {
  constructor(
    private readonly shared: SharedRoomsRepository,
    private readonly users: UsersService,
  ) {}

  /** By name. @throws ChatError NOT_FOUND where there is no such person (any more) */
  async with({ userId }: Actor, otherId: Id, { cursor, limit }: PageRequest): Promise<Page<Room>> {
    await this.users.find(otherId);
    const rows = await this.shared.of(userId, otherId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, atRoom);
    return { items: items.map(roomView), nextCursor };
  }
}

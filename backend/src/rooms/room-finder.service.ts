import { Injectable } from '@nestjs/common';
import type { Id, Member, MyRoom, Page, Room } from '@parley/contracts';
import { AccessService, noSuchRoom } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { MemberViews } from './member-views.service.js';
import { MyRooms } from './my-rooms.service.js';
import { atRoom, positionOf } from './room-position.js';
import { roomView } from './room.view.js';
import { RoomsRepository } from './rooms.repository.js';

/** Looking at rooms. */
@Injectable()
export class RoomFinder {
  constructor(
    private readonly access: AccessService,
    private readonly rooms: RoomsRepository,
    private readonly mine: MyRooms,
    private readonly members: MemberViews,
  ) {}

  /** A MyRoom for its members; of a public room everybody else sees the Room. */
  async get(actor: Actor, roomId: Id): Promise<Room | MyRoom> {
    const { role } = await this.access.require(actor, 'see', roomId);
    const mine = role && (await this.mine.one(actor.userId, roomId));
    if (mine) return mine;
    // Not a member, or not any more: only what may be seen from outside.
    const { kind } = await this.access.confirm(actor, 'see', roomId);
    const room = await this.rooms.find(roomId);
    if (!room || kind !== 'public') throw noSuchRoom();
    return roomView(room);
  }

  async getByName(actor: Actor, name: string): Promise<Room | MyRoom> {
    const roomId = await this.rooms.idByName(name, actor.userId);
    if (!roomId) throw noSuchRoom();
    return this.get(actor, roomId);
  }

  /** The caller's rooms, latest activity first. */
  list(actor: Actor, page: PageRequest): Promise<Page<MyRoom>> {
    return this.mine.page(actor.userId, page);
  }

  /** Public rooms with `text` in their name, by name. */
  async discover(text: string, { cursor, limit }: PageRequest): Promise<Page<Room>> {
    const rows = await this.rooms.publicRooms(text, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, atRoom);
    return { items: items.map(roomView), nextCursor };
  }

  async membersOf(actor: Actor, roomId: Id, page: PageRequest): Promise<Page<Member>> {
    await this.access.require(actor, 'read', roomId);
    return this.members.page(roomId, page);
  }
}

import type { CreateRoomBody, Id, MyRoom, NotifyLevel, UpdateRoomBody } from '@parley/contracts';
import type { Api } from '../api/api.js';
import type { ClientRooms } from '../surface/rooms.js';
import type { RoomBook } from '../sync/room-book.js';
import type { RoomSync } from '../sync/room-sync.js';

/** The caller's rooms: what is held of them, and what can be done with them. */
export class Rooms implements ClientRooms {
  constructor(
    private readonly api: Api,
    private readonly book: RoomBook,
    private readonly sync: RoomSync,
  ) {}

  get all(): MyRoom[] {
    return this.book.views;
  }

  get(roomId: Id): MyRoom | null {
    return this.book.get(roomId)?.view ?? null;
  }

  async create(body: CreateRoomBody): Promise<MyRoom> {
    return this.enter(await this.api.rooms.create(body));
  }

  async openDirect(userId: Id): Promise<MyRoom> {
    return this.enter(await this.api.rooms.direct({ userId }));
  }

  async join(roomId: Id): Promise<MyRoom> {
    return this.enter(await this.api.rooms.join(roomId));
  }

  async acceptInvite(code: string): Promise<MyRoom> {
    return this.enter(await this.api.invites.accept(code));
  }

  async leave(roomId: Id): Promise<void> {
    await this.api.rooms.leave(roomId);
    this.book.remove(roomId, 'left');
  }

  async update(roomId: Id, body: UpdateRoomBody): Promise<MyRoom> {
    return this.enter(await this.api.rooms.update(roomId, body));
  }

  async notify(roomId: Id, level: NotifyLevel | null): Promise<MyRoom> {
    return this.enter(await this.api.rooms.notify(roomId, level));
  }

  async delete(roomId: Id): Promise<void> {
    await this.api.rooms.delete(roomId);
    this.book.remove(roomId, 'deleted');
  }

  /** The room is there at once, not only when the server's word of it comes over the socket. */
  private enter(room: MyRoom): MyRoom {
    this.sync.adopt(room);
    return this.get(room.id) ?? room;
  }
}

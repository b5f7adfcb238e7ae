import type {
  CreateRoomBody,
  DirectRoomBody,
  Id,
  MyRoom,
  NotifyLevel,
  Page,
  Presence,
  ReadBody,
  ReadMarks,
  Room,
  UpdateRoomBody,
} from '@parley/contracts';
import {
  membersJoinRoom,
  membersLeaveRoom,
  notifyChooseNotify,
  presenceListRoomPresence,
  receiptsMarkRead,
  roomsCreateRoom,
  roomsDeleteRoom,
  roomsDiscoverRooms,
  roomsEditRoom,
  roomsGetRoom,
  roomsGetRoomByName,
  roomsListRooms,
  roomsOpenDirectRoom,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

export class RoomsApi {
  constructor(private readonly rest: Client) {}

  /** The caller's rooms, latest activity first. */
  mine(page: PageQuery = {}): Promise<Page<MyRoom>> {
    return roomsListRooms({ client: this.rest, query: page });
  }

  /** Public rooms. */
  discover(query?: string, page: PageQuery = {}): Promise<Page<Room>> {
    return roomsDiscoverRooms({ client: this.rest, query: { query, ...page } });
  }

  create(body: CreateRoomBody): Promise<MyRoom> {
    return roomsCreateRoom({ client: this.rest, body });
  }

  direct(body: DirectRoomBody): Promise<MyRoom> {
    return roomsOpenDirectRoom({ client: this.rest, body });
  }

  /** A MyRoom to its members, a Room to others who may see it. */
  get(roomId: Id): Promise<Room | MyRoom> {
    return roomsGetRoom({ client: this.rest, path: { id: roomId } });
  }

  byName(name: string): Promise<Room | MyRoom> {
    return roomsGetRoomByName({ client: this.rest, path: { name } });
  }

  update(roomId: Id, body: UpdateRoomBody): Promise<MyRoom> {
    return roomsEditRoom({ client: this.rest, path: { id: roomId }, body });
  }

  delete(roomId: Id): Promise<void> {
    return roomsDeleteRoom({ client: this.rest, path: { id: roomId } });
  }

  join(roomId: Id): Promise<MyRoom> {
    return membersJoinRoom({ client: this.rest, path: { id: roomId } });
  }

  leave(roomId: Id): Promise<void> {
    return membersLeaveRoom({ client: this.rest, path: { id: roomId } });
  }

  read(roomId: Id, body: ReadBody): Promise<Pick<ReadMarks, 'readSeq'>> {
    return receiptsMarkRead({ client: this.rest, path: { id: roomId }, body });
  }

  /** `null`: as the account's own setting says. */
  notify(roomId: Id, notify: NotifyLevel | null): Promise<MyRoom> {
    return notifyChooseNotify({ client: this.rest, path: { id: roomId }, body: { notify } });
  }

  presence(roomId: Id): Promise<Page<Presence>> {
    return presenceListRoomPresence({ client: this.rest, path: { id: roomId } });
  }
}

import type {
  CreateRoomBody,
  DirectRoomBody,
  Id,
  MyRoom,
  Page,
  Presence,
  ReadBody,
  ReadMarks,
  Room,
  UpdateRoomBody,
} from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

export class RoomsApi {
  constructor(private readonly http: Http) {}

  /** The caller's rooms, latest activity first. */
  mine(page: PageQuery = {}): Promise<Page<MyRoom>> {
    return this.http.call({ method: 'GET', path: '/rooms', query: { ...page } });
  }

  /** Public rooms. */
  discover(query?: string, page: PageQuery = {}): Promise<Page<Room>> {
    return this.http.call({ method: 'GET', path: '/rooms/discover', query: { query, ...page } });
  }

  create(body: CreateRoomBody): Promise<MyRoom> {
    return this.http.call({ method: 'POST', path: '/rooms', body });
  }

  direct(body: DirectRoomBody): Promise<MyRoom> {
    return this.http.call({ method: 'POST', path: '/rooms/direct', body });
  }

  /** A MyRoom to its members, a Room to others who may see it. */
  get(roomId: Id): Promise<Room | MyRoom> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}` });
  }

  byName(name: string): Promise<Room | MyRoom> {
    return this.http.call({ method: 'GET', path: `/rooms/by-name/${segment(name)}` });
  }

  update(roomId: Id, body: UpdateRoomBody): Promise<MyRoom> {
    return this.http.call({ method: 'PATCH', path: `/rooms/${segment(roomId)}`, body });
  }

  delete(roomId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/rooms/${segment(roomId)}` });
  }

  join(roomId: Id): Promise<MyRoom> {
    return this.http.call({ method: 'POST', path: `/rooms/${segment(roomId)}/join` });
  }

  leave(roomId: Id): Promise<void> {
    return this.http.call({ method: 'POST', path: `/rooms/${segment(roomId)}/leave` });
  }

  read(roomId: Id, body: ReadBody): Promise<Pick<ReadMarks, 'readSeq'>> {
    return this.http.call({ method: 'PUT', path: `/rooms/${segment(roomId)}/read`, body });
  }

  presence(roomId: Id): Promise<Page<Presence>> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/presence` });
  }
}

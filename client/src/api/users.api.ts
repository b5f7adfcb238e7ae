import type { Id, Me, Page, Room, UpdateMeBody, User } from '@parley/contracts';
import {
  avatarsRemoveAvatar,
  sharedRoomsListSharedRooms,
  usersChangeMe,
  usersFind,
  usersMe,
  usersSearch,
} from '../rest/generated/sdk.gen.js';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';

/** Minutes, because a phone in a train uploads slowly, and much was said in years. */
const TRANSFER_TIMEOUT_MS = 5 * 60_000;

export class UsersApi {
  constructor(private readonly http: Http) {}

  me(): Promise<Me> {
    return usersMe({ client: this.http });
  }

  updateMe(body: UpdateMeBody): Promise<Me> {
    return usersChangeMe({ client: this.http, body });
  }

  setAvatar(file: Blob): Promise<Me> {
    const body = new FormData();
    body.set('file', file);
    return this.http.call({ method: 'PUT', path: '/users/me/avatar', body, timeoutMs: TRANSFER_TIMEOUT_MS });
  }

  removeAvatar(): Promise<void> {
    return avatarsRemoveAvatar({ client: this.http });
  }

  /** All of the caller's data, as a JSON file. */
  exportData(): Promise<Blob> {
    return this.http.download({ method: 'GET', path: '/users/me/export', timeoutMs: TRANSFER_TIMEOUT_MS });
  }

  /** The rooms that the caller and somebody are both in, by name, but for the one between the two. */
  sharedRooms(userId: Id, page: PageQuery = {}): Promise<Page<Room>> {
    return sharedRoomsListSharedRooms({ client: this.http, path: { id: userId }, query: page });
  }

  /** People by the beginning of username or display name. */
  find(query: string, page: PageQuery = {}): Promise<Page<User>> {
    return usersSearch({ client: this.http, query: { query, ...page } });
  }

  get(userId: Id): Promise<User> {
    return usersFind({ client: this.http, path: { id: userId } });
  }
}

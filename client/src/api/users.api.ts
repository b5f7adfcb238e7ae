import type { Id, Me, Page, UpdateMeBody, User } from '@parley/contracts';
import { usersChangeMe, usersFind, usersMe, usersSearch } from '../rest/generated/sdk.gen.js';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';

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
    return this.http.call({ method: 'PUT', path: '/users/me/avatar', body });
  }

  removeAvatar(): Promise<Me> {
    return this.http.call({ method: 'DELETE', path: '/users/me/avatar' });
  }

  /** People by the beginning of username or display name. */
  find(query: string, page: PageQuery = {}): Promise<Page<User>> {
    return usersSearch({ client: this.http, query: { query, ...page } });
  }

  get(userId: Id): Promise<User> {
    return usersFind({ client: this.http, path: { id: userId } });
  }
}

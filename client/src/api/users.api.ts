import type { Id, Me, Page, UpdateMeBody, User } from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

export class UsersApi {
  constructor(private readonly http: Http) {}

  me(): Promise<Me> {
    return this.http.call({ method: 'GET', path: '/users/me' });
  }

  updateMe(body: UpdateMeBody): Promise<Me> {
    return this.http.call({ method: 'PATCH', path: '/users/me', body });
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
    return this.http.call({ method: 'GET', path: '/users', query: { query, ...page } });
  }

  get(userId: Id): Promise<User> {
    return this.http.call({ method: 'GET', path: `/users/${segment(userId)}` });
  }
}

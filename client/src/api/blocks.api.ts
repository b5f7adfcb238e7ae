import type { Id, Page, User } from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

/** Whose direct messages the caller does not take. */
export class BlocksApi {
  constructor(private readonly http: Http) {}

  list(page: PageQuery = {}): Promise<Page<User>> {
    return this.http.call({ method: 'GET', path: '/users/me/blocks', query: { ...page } });
  }

  /** Blocking twice is no error. */
  add(userId: Id): Promise<void> {
    return this.http.call({ method: 'PUT', path: `/users/me/blocks/${segment(userId)}` });
  }

  remove(userId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/users/me/blocks/${segment(userId)}` });
  }
}

import type { BanAccountBody, Id } from '@parley/contracts';
import type { Http } from './http.js';
import { segment } from './path.js';

/** What administrators do about accounts. Rooms have moderators of their own: `MembersApi`. */
export class ModerationApi {
  constructor(private readonly http: Http) {}

  /** Ends every session of theirs, and nobody signs in to the account until the ban is lifted. */
  banAccount(userId: Id, body: BanAccountBody = {}): Promise<void> {
    return this.http.call({ method: 'PUT', path: `/users/${segment(userId)}/ban`, body });
  }

  unbanAccount(userId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/users/${segment(userId)}/ban` });
  }
}

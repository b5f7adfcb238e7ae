import type { CreateInviteBody, Id, Invite, MyRoom, Page } from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

export class InvitesApi {
  constructor(private readonly http: Http) {}

  list(roomId: Id, page: PageQuery = {}): Promise<Page<Invite>> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/invites`, query: { ...page } });
  }

  /** The only answer that holds the code. */
  create(roomId: Id, body: CreateInviteBody = {}): Promise<Invite> {
    return this.http.call({ method: 'POST', path: `/rooms/${segment(roomId)}/invites`, body });
  }

  revoke(roomId: Id, inviteId: Id): Promise<void> {
    return this.http.call({
      method: 'DELETE',
      path: `/rooms/${segment(roomId)}/invites/${segment(inviteId)}`,
    });
  }

  accept(code: string): Promise<MyRoom> {
    return this.http.call({ method: 'POST', path: `/invites/${segment(code)}/accept` });
  }
}

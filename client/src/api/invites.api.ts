import type { CreateInviteBody, Id, Invite, MyRoom, Page } from '@parley/contracts';
import {
  invitesAcceptInvite,
  invitesCreateInvite,
  invitesListInvites,
  invitesRevokeInvite,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

export class InvitesApi {
  constructor(private readonly rest: Client) {}

  list(roomId: Id, page: PageQuery = {}): Promise<Page<Invite>> {
    return invitesListInvites({ client: this.rest, path: { id: roomId }, query: page });
  }

  /** The only answer that holds the code. */
  create(roomId: Id, body: CreateInviteBody = {}): Promise<Invite> {
    return invitesCreateInvite({ client: this.rest, path: { id: roomId }, body });
  }

  revoke(roomId: Id, inviteId: Id): Promise<void> {
    return invitesRevokeInvite({ client: this.rest, path: { id: roomId, inviteId } });
  }

  accept(code: string): Promise<MyRoom> {
    return invitesAcceptInvite({ client: this.rest, path: { code } });
  }
}

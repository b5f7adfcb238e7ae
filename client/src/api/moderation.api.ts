import type { BanAccountBody, Id } from '@parley/contracts';
import { accountsBanAccount, accountsUnbanAccount } from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/** What administrators do about accounts. Rooms have moderators of their own: `MembersApi`. */
export class ModerationApi {
  constructor(private readonly rest: Client) {}

  /** Ends every session of theirs, and nobody signs in to the account until the ban is lifted. */
  banAccount(userId: Id, body: BanAccountBody = {}): Promise<void> {
    return accountsBanAccount({ client: this.rest, path: { id: userId }, body });
  }

  unbanAccount(userId: Id): Promise<void> {
    return accountsUnbanAccount({ client: this.rest, path: { id: userId } });
  }
}

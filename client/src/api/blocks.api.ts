import type { Id, Page, User } from '@parley/contracts';
import { blocksBlockUser, blocksListBlocks, blocksUnblockUser } from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

/** Whose direct messages the caller does not take. */
export class BlocksApi {
  constructor(private readonly rest: Client) {}

  list(page: PageQuery = {}): Promise<Page<User>> {
    return blocksListBlocks({ client: this.rest, query: page });
  }

  /** Blocking twice is no error. */
  add(userId: Id): Promise<void> {
    return blocksBlockUser({ client: this.rest, path: { userId } });
  }

  remove(userId: Id): Promise<void> {
    return blocksUnblockUser({ client: this.rest, path: { userId } });
  }
}

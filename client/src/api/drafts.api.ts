import type { Draft, Id, KeepDraftBody, Page } from '@parley/contracts';
import {
  draftsDiscardDraft,
  draftsGetDraft,
  draftsKeepDraft,
  draftsListDrafts,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/** What the caller has written and not sent. The page writes through `client.drafts`. */
export class DraftsApi {
  constructor(private readonly rest: Client) {}

  /** The latest first, all on one page. */
  list(): Promise<Page<Draft>> {
    return draftsListDrafts({ client: this.rest });
  }

  /** With an empty body where there is none. */
  get(roomId: Id): Promise<Draft> {
    return draftsGetDraft({ client: this.rest, path: { id: roomId } });
  }

  /** `CONFLICT` where another text is kept than that of `baseVersion`. */
  keep(roomId: Id, body: KeepDraftBody): Promise<Draft> {
    return draftsKeepDraft({ client: this.rest, path: { id: roomId }, body });
  }

  /** With a version only that one: else `CONFLICT`. */
  discard(roomId: Id, baseVersion?: number): Promise<void> {
    return draftsDiscardDraft({ client: this.rest, path: { id: roomId }, query: { baseVersion } });
  }
}

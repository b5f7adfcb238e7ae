import type { AuditAct, AuditEntry, Id, Page } from '@parley/contracts';
import { auditListAudit } from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

/** Which entries; everything that is named must fit. */
export interface AuditQuery extends PageQuery {
  roomId?: Id;
  /** Who did it. */
  actorId?: Id;
  /** To whom. */
  targetId?: Id;
  act?: AuditAct;
}

/** What people did with power over others. For administrators. */
export class AuditApi {
  constructor(private readonly rest: Client) {}

  /** The latest first. */
  list(query: AuditQuery = {}): Promise<Page<AuditEntry>> {
    // The generator has no word for an object without fields.
    return auditListAudit({ client: this.rest, query }) as Promise<Page<AuditEntry>>;
  }
}

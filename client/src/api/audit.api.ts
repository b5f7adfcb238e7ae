import type { AuditAct, AuditEntry, Id, Page } from '@parley/contracts';
import type { Http } from './http.js';
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
  constructor(private readonly http: Http) {}

  /** The latest first. */
  list(query: AuditQuery = {}): Promise<Page<AuditEntry>> {
    return this.http.call({ method: 'GET', path: '/audit', query: { ...query } });
  }
}

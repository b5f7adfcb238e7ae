import { Injectable } from '@nestjs/common';
import type { AuditEntry, Id, Page } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { UserDirectory } from '../users/index.js';
import { AuditEntries, type AuditFilter } from './audit-entries.repository.js';
import { auditEntryView } from './audit-entry.view.js';

/** The audit log, as administrators read it. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly entries: AuditEntries,
    private readonly users: UserDirectory,
  ) {}

  /** The latest first. @throws ChatError FORBIDDEN to everybody but administrators, VALIDATION */
  async list(actor: Actor, filter: AuditFilter, { cursor, limit }: PageRequest): Promise<Page<AuditEntry>> {
    requireAdministrator(actor);
    const found = await this.entries.list(filter, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
    const ids = items.flatMap(({ actor_id, target_id }) => [actor_id, target_id]).filter((id) => id !== null);
    const people = await this.users.byIds(ids);
    return { items: items.map((row) => auditEntryView(row, people)), nextCursor };
  }
}

function positionOf(cursor: string | undefined): Id | null {
  if (cursor === undefined || isId(cursor)) return cursor ?? null;
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

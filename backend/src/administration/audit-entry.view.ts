import type { AuditEntry, User } from '@parley/contracts';
import type { AuditRow } from './audit-entries.repository.js';

export function auditEntryView(row: AuditRow, people: ReadonlyMap<string, User>): AuditEntry {
  const personOf = (id: string | null): User | null => (id && people.get(id)) || null;
  const facts = {
    id: row.id,
    at: row.at.toISOString(),
    actor: personOf(row.actor_id),
    room: row.room_id ? { id: row.room_id, name: row.room_name } : null,
    target: personOf(row.target_id),
  };
  // `AuditLog` writes no act with other details than its own.
  return { ...facts, act: row.act, details: row.details } as AuditEntry;
}

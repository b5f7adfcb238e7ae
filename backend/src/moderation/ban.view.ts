import type { Ban, User } from '@parley/contracts';
import type { BanRow } from './ban-records.repository.js';

export function banView(row: BanRow, user: User): Ban {
  return { user, by: row.banned_by, reason: row.reason, createdAt: row.created_at.toISOString() };
}

import type { Invite } from '@parley/contracts';
import type { InviteRow } from './invites.repository.js';

/** Without the code, which nobody has but who made the invite. */
export function inviteView(row: InviteRow): Invite {
  return {
    id: row.id,
    roomId: row.room_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    maxUses: row.max_uses,
    uses: row.uses,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

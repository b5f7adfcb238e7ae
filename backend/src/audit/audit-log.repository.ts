import { Injectable } from '@nestjs/common';
import type { Id, MemberRole, Timestamp } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import type { Transaction } from '../platform/database/index.js';

/** What somebody did with the power that they have in a room, and to whom. */
export type AuditAct =
  | { readonly act: 'member.role'; readonly targetId: Id; readonly details: { role: MemberRole } }
  | { readonly act: 'member.kicked'; readonly targetId: Id }
  | { readonly act: 'member.muted'; readonly targetId: Id; readonly details: { until: Timestamp } }
  | { readonly act: 'member.unmuted'; readonly targetId: Id }
  | { readonly act: 'member.banned'; readonly targetId: Id; readonly details: { reason: string | null } }
  | { readonly act: 'member.unbanned'; readonly targetId: Id }
  | {
      readonly act: 'invite.created';
      readonly details: { inviteId: Id; maxUses: number | null; expiresAt: Timestamp | null };
    }
  | { readonly act: 'invite.revoked'; readonly details: { inviteId: Id } }
  | { readonly act: 'room.deleted'; readonly details: { name: string | null } };

/** Who did what, to whom, where and when. Entries are only ever added, and outlive the room and the account. */
@Injectable()
export class AuditLog {
  /** In the transaction of the act itself: neither is there without the other. */
  async record(tx: Transaction, actorId: Id, roomId: Id, entry: AuditAct): Promise<void> {
    const targetId = 'targetId' in entry ? entry.targetId : null;
    const details = 'details' in entry ? entry.details : {};
    await tx.query(
      'INSERT INTO audit (id, actor_id, act, room_id, target_id, details) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), actorId, entry.act, roomId, targetId, JSON.stringify(details)],
    );
  }
}

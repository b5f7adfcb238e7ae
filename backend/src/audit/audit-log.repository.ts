import { Injectable } from '@nestjs/common';
import type { AuditAct, AuditDetails, Id } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import type { Transaction } from '../platform/database/index.js';

interface RecordOf<A extends AuditAct> {
  readonly act: A;
  /** `null` for what the server did by itself. */
  readonly actorId: Id | null;
  readonly roomId?: Id;
  /** Whom it was done to. */
  readonly targetId?: Id;
  readonly details: AuditDetails[A];
}

/** What somebody did with the power that they have over others. */
export type AuditRecord = { [A in AuditAct]: RecordOf<A> }[AuditAct];

/**
 * Who did what, to whom, where and when. Entries are only ever added, and outlive the room and the account; so each
 * keeps the name that the room had then.
 */
@Injectable()
export class AuditLog {
  /** In the transaction of the act itself: neither is there without the other. Before a room is deleted, not after. */
  async record(tx: Transaction, { act, actorId, roomId, targetId, details }: AuditRecord): Promise<void> {
    await tx.query(
      `INSERT INTO audit (id, actor_id, act, room_id, room_name, target_id, details)
       VALUES ($1, $2, $3, $4, (SELECT name FROM rooms WHERE id = $4), $5, $6)`,
      [newId(), actorId, act, roomId ?? null, targetId ?? null, JSON.stringify(details)],
    );
  }
}

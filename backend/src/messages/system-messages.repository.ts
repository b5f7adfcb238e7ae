import type { Message, SystemNotice } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { NOTICE_EVENT, queueHooks } from '../hook-queue/index.js';
import type { Transaction } from '../platform/database/index.js';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';

const APPEND = `
  WITH room AS (
    UPDATE rooms
    SET last_seq = last_seq + 1, version = version + 1, last_activity_at = statement_timestamp()
    WHERE id = $1
    RETURNING id, last_seq, version
  ), notice AS (
    INSERT INTO messages AS m (id, room_id, seq, version, kind, author_id, system, created_at)
    SELECT $2, room.id, room.last_seq, room.version, 'system', $3, $4, statement_timestamp() FROM room
    RETURNING ${messageColumns('m')}
  ), queued AS (${queueHooks('notice', NOTICE_EVENT)}
  )
  SELECT * FROM notice`;

@Injectable()
export class SystemMessages {
  /**
   * Adds a notice to the room's timeline inside the caller's transaction, which holds the lock of the room's row and
   * publishes `MessageChanged` once it has committed. Nobody's `readSeq` moves: notices are never unread.
   */
  async append(tx: Transaction, roomId: string, authorId: string, notice: SystemNotice): Promise<Message> {
    const rows: MessageRow[] = await tx.query(APPEND, [roomId, uuidv7(), authorId, JSON.stringify(notice)]);
    const [row] = rows;
    if (!row) throw new Error(`no room ${roomId} to put a notice in`);
    return viewOf(row);
  }
}

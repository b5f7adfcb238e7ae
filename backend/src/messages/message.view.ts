import type { Message } from '@parley/contracts';
import { attachmentView } from '../attachments/index.js';
import type { MessageRow } from './message.row.js';

const timestamp = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A stored message as it crosses the wire. */
export function viewOf(row: MessageRow): Message {
  return {
    id: row.id,
    roomId: row.room_id,
    seq: row.seq,
    version: row.version,
    kind: row.kind,
    authorId: row.author_id,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    editedAt: timestamp(row.edited_at),
    deletedAt: timestamp(row.deleted_at),
    replyTo: row.reply_to,
    mentions: row.mentions,
    mentionsAll: row.mentions_all,
    reactions: row.reactions,
    attachments: row.attachments?.map(attachmentView) ?? [],
    pinned: row.pinned_by && row.pinned_at ? { by: row.pinned_by, at: row.pinned_at.toISOString() } : null,
    system: row.system,
  };
}

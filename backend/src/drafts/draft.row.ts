import type { Draft } from '@parley/contracts';

/** A row of `drafts`, as `pg` gives it. */
export interface DraftRow {
  user_id: string;
  room_id: string;
  body: string;
  reply_to: string | null;
  version: number;
  updated_at: Date;
}

export function draftView(row: DraftRow): Draft {
  return {
    roomId: row.room_id,
    body: row.body,
    replyTo: row.reply_to,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** What stands where nothing is written. */
export function noDraft(roomId: string, version: number): Draft {
  return { roomId, body: '', replyTo: null, version, updatedAt: null };
}

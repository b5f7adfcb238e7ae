import type { MessageKind, Reaction, SystemNotice } from '@parley/contracts';
import type { AttachmentFacts } from '../attachments/index.js';

/** A row of `messages`, as `pg` gives it. */
export interface MessageRow {
  id: string;
  room_id: string;
  seq: number;
  version: number;
  kind: MessageKind;
  author_id: string;
  body: string | null;
  reply_to: string | null;
  mentions: string[];
  /** Calls everybody but the author, who in large rooms are not in `mentions`. */
  mentions_all: boolean;
  reactions: Reaction[];
  /** `null` for none. */
  attachments: AttachmentFacts[] | null;
  pinned_by: string | null;
  pinned_at: Date | null;
  system: SystemNotice | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
}

const COLUMNS = [
  'id',
  'room_id',
  'seq',
  'version',
  'kind',
  'author_id',
  'body',
  'reply_to',
  'mentions',
  'mentions_all',
  'reactions',
  'attachments',
  'pinned_by',
  'pinned_at',
  'system',
  'created_at',
  'edited_at',
  'deleted_at',
] satisfies (keyof MessageRow)[];

/** What a query has to select for a `MessageRow` of the table called `alias` there. */
export const messageColumns = (alias: string): string =>
  COLUMNS.map((column) => `${alias}.${column}`).join(', ');

import type { Id, Message, Timestamp } from '@parley/contracts';
import type { ChatError } from '../api/chat-error.js';
import type { UploadItem } from './uploads.js';

export interface NewMessage {
  roomId: Id;
  /** Markdown. May be empty where there are files. */
  body: string;
  replyTo?: Id;
  /** Ids of uploads of the same room, at most `LIMITS.attachmentsPerMessage`, in this order. */
  uploadIds?: readonly Id[];
  /** Made here where it is missing. */
  id?: Id;
}

export type OutboxStatus =
  /** Waits for a connection, for its turn or for its retry. */
  | 'queued'
  /** On its way; nobody knows yet. */
  | 'sending'
  /** Stored by the server, `seq` known; shown until the timeline has it. */
  | 'sent'
  /** Refused. The text is kept until somebody retries or discards it. */
  | 'failed';

export interface OutboxItem {
  /** Also the id of the message that it becomes. */
  id: Id;
  roomId: Id;
  body: string;
  replyTo: Id | null;
  /** It goes out when all of them are uploaded. */
  files: readonly UploadItem[];
  createdAt: Timestamp;
  /** It outlives this client: not where the device has no room for its files. */
  kept: boolean;
  status: OutboxStatus;
  /** Why it failed, or, when queued, why it waits; the page words it. */
  error: OutboxError | null;
  /** When it is tried again, in milliseconds of `Date.now()`. */
  retryAt: number | null;
  /** Once `sent`. */
  message: Message | null;
}

export type OutboxError = Pick<ChatError, 'code' | 'message'>;

export interface ClientOutbox {
  /**
   * Keeps the message on the device, with its files, and sends it as soon as it can be. Resolves when it is kept. Rejects
   * with `VALIDATION`, and keeps nothing, where it names too many files or one that is not among the room's uploads.
   */
  send(message: NewMessage): Promise<OutboxItem>;
  /** What waits for a room, in the order in which it goes out. */
  items(roomId: Id): OutboxItem[];
  /** Sends a failed one again, with its first id, after what waits already. */
  retry(id: Id): Promise<void>;
  /** Forgets a failed one, or one whose files are not all uploaded: nobody has seen it. */
  discard(id: Id): Promise<void>;
  /**
   * Takes a file out of a message that could be discarded. A message that failed for its sake goes out then; one that is
   * left empty is discarded.
   */
  removeFile(id: Id, uploadId: Id): Promise<void>;
}

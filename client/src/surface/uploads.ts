import type { Attachment, Id } from '@parley/contracts';
import type { OutboxError } from './outbox.js';

/** A file that somebody wants to send. */
export interface NewFile {
  content: Blob;
  name: string;
  /** Pixels, of an image that was measured already: what is drawn for it then keeps its size. */
  width?: number;
  height?: number;
}

export type UploadStatus =
  /** Waits for a connection, for its turn or for its retry. */
  | 'waiting'
  | 'uploading'
  /** The server has it; it is the caller's own until a message is sent with it. */
  | 'uploaded'
  /** Refused, or given up after several attempts. It is kept until somebody retries or removes it. */
  | 'failed';

/** A file on its way to the server. */
export interface UploadItem {
  /** Of the upload, made here; the file at the server has another (`attachment`). */
  id: Id;
  name: string;
  /** As the device says; the server finds out for itself. */
  mime: string;
  /** Bytes. */
  size: number;
  width: number | null;
  height: number | null;
  status: UploadStatus;
  /** Bytes that have left; some of it may be the form around the file. Told in steps of some percent. */
  sentBytes: number;
  /** Why it failed, or, when waiting, why it waits; the page words it. */
  error: OutboxError | null;
  /** When it is tried again, in milliseconds of `Date.now()`. */
  retryAt: number | null;
  /** Once `uploaded`. */
  attachment: Attachment | null;
}

/**
 * Files for messages that are still being written, by room. They are uploaded at once, a few at a time, and go over to the
 * outbox with the message that names them. They live as long as this client: what is never sent is gone from the server
 * after a day.
 */
export interface ClientUploads {
  /** Begins to upload. Gives what was added, in order. */
  add(roomId: Id, files: readonly NewFile[]): UploadItem[];
  /** Those of the message being written there, in the order in which they were added. */
  items(roomId: Id): UploadItem[];
  /** Uploads a failed one again. */
  retry(id: Id): void;
  /** Stops it, and takes it back from the server where it has arrived. */
  remove(id: Id): void;
  /** What is in a file here or in a message of the outbox, for showing it; `null` where the device has it no more. */
  content(id: Id): Promise<Blob | null>;
}

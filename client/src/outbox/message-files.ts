import { type Id, LIMITS } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { OutboxRecord, OutboxStore } from '../storage/client-storage.js';
import { type Upload, uploadOf } from '../uploads/upload.js';
import type { UploadQueue } from '../uploads/upload-queue.js';
import type { OutboxEntry } from './outbox-entry.js';

export interface MessageFilesDeps {
  store: OutboxStore;
  queue: UploadQueue;
  /** Takes these uploads of a room over from the message that was being written; `null` where one is not there. */
  takeUploads(roomId: Id, ids: readonly Id[]): Upload[] | null;
}

/** The files of messages on their way: where they come from, and what becomes of them with their message. */
export class MessageFiles {
  constructor(private readonly deps: MessageFilesDeps) {}

  /** Those of a new message. @throws ChatError VALIDATION, having taken none */
  take(roomId: Id, ids: readonly Id[]): Upload[] {
    if (ids.length > LIMITS.attachmentsPerMessage) {
      throw new ChatError('VALIDATION', `A message takes ${LIMITS.attachmentsPerMessage} files at most.`);
    }
    const uploads = this.deps.takeUploads(roomId, ids);
    if (!uploads) throw new ChatError('VALIDATION', 'A file of this message is not among those of its room.');
    return uploads;
  }

  /** Those of a message that the device has kept; they begin with `start`. */
  load(userId: Id, { files }: OutboxRecord): Upload[] {
    return files.map((file) => uploadOf(file, () => this.deps.store.content(userId, file.id)));
  }

  start({ uploads }: OutboxEntry): void {
    for (const upload of uploads) this.deps.queue.add(upload);
  }

  tryAgain({ uploads }: OutboxEntry): void {
    for (const upload of uploads) if (upload.status === 'failed') this.deps.queue.again(upload);
  }

  /**
   * Files that waited for a day are gone from the server: they are uploaded once more, from what the device has. Gives
   * whether that is why the message was refused.
   */
  renew(entry: OutboxEntry, { code, fieldErrors }: ChatError): boolean {
    const aboutFiles = fieldErrors.some(({ path }) => path.startsWith('attachmentIds'));
    if (code !== 'VALIDATION' || !aboutFiles || entry.renewed || entry.uploads.length === 0) return false;
    Object.assign(entry, { renewed: true, status: 'queued', error: null, retryAt: null });
    for (const upload of entry.uploads) this.deps.queue.again(upload);
    return true;
  }

  /** The message has them now. */
  letGo({ uploads }: OutboxEntry): void {
    for (const upload of uploads) this.deps.queue.release(upload);
  }

  /** There will be no message. */
  takeBack(uploads: readonly Upload[]): void {
    for (const upload of uploads) this.deps.queue.remove(upload);
  }
}

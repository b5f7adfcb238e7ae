import type { Id } from '@parley/contracts';
import type { Tell } from '../client-change.js';
import type { ClientUploads, NewFile, UploadItem } from '../surface/uploads.js';
import { Upload } from './upload.js';
import type { UploadQueue } from './upload-queue.js';

export interface UploadsDeps {
  queue: UploadQueue;
  tell: Tell;
  newId(): Id;
}

/** Files of messages that are still being written, by room. */
export class Uploads implements ClientUploads {
  private readonly byRoom = new Map<Id, Upload[]>();

  constructor(private readonly deps: UploadsDeps) {}

  add(roomId: Id, files: readonly NewFile[]): UploadItem[] {
    const added = files.map((file) => this.uploadFor(file));
    for (const upload of added) upload.changed = () => this.tellOf(roomId);
    this.set(roomId, [...this.of(roomId), ...added]);
    for (const upload of added) this.deps.queue.add(upload);
    return added.map((upload) => upload.item());
  }

  items(roomId: Id): UploadItem[] {
    return this.of(roomId).map((upload) => upload.item());
  }

  retry(id: Id): void {
    const { upload } = this.find(id);
    if (upload?.status === 'failed') this.deps.queue.again(upload);
  }

  remove(id: Id): void {
    const { roomId, upload } = this.find(id);
    if (!upload || roomId === null) return;
    this.set(
      roomId,
      this.of(roomId).filter((other) => other !== upload),
    );
    this.deps.queue.remove(upload);
  }

  content(id: Id): Promise<Blob | null> {
    return this.deps.queue.get(id)?.content() ?? Promise.resolve(null);
  }

  /** Hands these over to a message, in this order; `null`, and nothing is taken, where one is not there. */
  take(roomId: Id, ids: readonly Id[]): Upload[] | null {
    const here = this.of(roomId);
    const taken = ids.map((id) => here.find((upload) => upload.id === id));
    if (!taken.every((upload) => upload !== undefined) || new Set(taken).size < ids.length) return null;
    this.set(
      roomId,
      here.filter((upload) => !taken.includes(upload)),
    );
    return taken;
  }

  close(): void {
    for (const roomId of [...this.byRoom.keys()]) this.set(roomId, []);
  }

  private uploadFor({ content, name, width, height }: NewFile): Upload {
    const { type: mime, size } = content;
    const facts = { id: this.deps.newId(), name, mime, size, width: width ?? null, height: height ?? null };
    return new Upload(facts, () => Promise.resolve(content));
  }

  private find(id: Id): { roomId: Id | null; upload: Upload | null } {
    for (const [roomId, uploads] of this.byRoom) {
      const upload = uploads.find((one) => one.id === id);
      if (upload) return { roomId, upload };
    }
    return { roomId: null, upload: null };
  }

  private of(roomId: Id): Upload[] {
    return this.byRoom.get(roomId) ?? [];
  }

  private set(roomId: Id, uploads: Upload[]): void {
    if (uploads.length > 0) this.byRoom.set(roomId, uploads);
    else this.byRoom.delete(roomId);
    this.tellOf(roomId);
  }

  private tellOf(roomId: Id): void {
    this.deps.tell({ type: 'uploads:changed', roomId, items: this.items(roomId) });
  }
}

import type { Id } from '@parley/contracts';
import type { OutboxStore } from '../storage/client-storage.js';
import type { OutboxEntry } from './outbox-entry.js';

/**
 * Bytes of files that wait on the device: as much as two messages with as many and as large files as the server takes by
 * default. Browsers that give less say so themselves.
 */
const KEPT_MAX_BYTES = 512 * 1024 * 1024;

/**
 * Writes messages down on the device: of each message one write after the other, each with how it stands by then. After
 * `close` nothing is written that was asked for before: the device may have been emptied since.
 */
export class Keeping {
  private readonly writing = new Map<Id, Promise<void>>();
  private readonly fileBytes = new Map<Id, number>();
  private epoch = 0;

  constructor(private readonly store: OutboxStore) {}

  /**
   * Resolves when it is kept, and says whether it is. A device that can't keep anything still sends: what fails here is
   * only the promise to survive a closed tab.
   */
  async keep(userId: Id, entry: OutboxEntry): Promise<boolean> {
    let kept = true;
    await this.inTurn(entry.record.id, async () => {
      kept = await this.store.save(userId, entry.record).then(
        () => true,
        () => false,
      );
    });
    return kept;
  }

  /** The first time, with what is in its files. Where that does not fit, what is written is kept at least. */
  async keepWithFiles(userId: Id, entry: OutboxEntry): Promise<boolean> {
    if (entry.uploads.length === 0) return this.keep(userId, entry);
    const { id } = entry.record;
    const bytes = entry.uploads.reduce((sum, { facts }) => sum + facts.size, 0);
    if (!this.hasRoomFor(bytes)) {
      await this.keep(userId, entry);
      return false;
    }
    this.fileBytes.set(id, bytes);
    let kept = true;
    await this.inTurn(id, async (isCurrent) => {
      const contents = await contentsOf(entry);
      if (!isCurrent()) return;
      kept = await this.store.saveWithFiles(userId, entry.record, contents).then(
        () => true,
        () => false,
      );
    });
    if (kept) return true;
    this.fileBytes.delete(id);
    await this.keep(userId, entry);
    return false;
  }

  /** What was kept earlier counts, too. */
  known({ record }: OutboxEntry): void {
    this.fileBytes.set(
      record.id,
      record.files.reduce((sum, { size }) => sum + size, 0),
    );
  }

  async forget(userId: Id, id: Id): Promise<void> {
    this.fileBytes.delete(id);
    await this.inTurn(id, () => this.store.remove(userId, id).catch(() => undefined));
  }

  close(): void {
    this.epoch += 1;
    this.writing.clear();
    this.fileBytes.clear();
  }

  private hasRoomFor(bytes: number): boolean {
    const waiting = [...this.fileBytes.values()].reduce((sum, some) => sum + some, 0);
    return waiting + bytes <= KEPT_MAX_BYTES;
  }

  private inTurn(id: Id, write: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const { epoch } = this;
    const isCurrent = (): boolean => epoch === this.epoch;
    const before = this.writing.get(id);
    const written = before
      ? before.then(() => (isCurrent() ? write(isCurrent) : undefined))
      : write(isCurrent);
    this.writing.set(id, written);
    return written.finally(() => {
      if (this.writing.get(id) === written) this.writing.delete(id);
    });
  }
}

async function contentsOf({ uploads }: OutboxEntry): Promise<Map<Id, Blob>> {
  const contents = new Map<Id, Blob>();
  for (const upload of uploads) {
    const content = await upload.content().catch(() => null);
    if (content) contents.set(upload.id, content);
  }
  return contents;
}

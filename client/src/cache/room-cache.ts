import type { Id } from '@parley/contracts';
import type { Cancel, Clock } from '../ports/clock.js';
import type { RoomRecord, RoomStore } from '../storage/client-storage.js';
import type { RoomBook } from '../sync/room-book.js';
import { RoomReplica } from '../sync/room-replica.js';

/** What is new is written so long after it came, with whatever else came meanwhile. */
const WRITE_AFTER_MS = 1_000;
/** The newest so many messages of a room are kept … */
const MESSAGES_KEPT = 100;
/** … in the so many rooms of the latest activity; of the others only that they are there. */
const ROOMS_WITH_MESSAGES = 50;

/**
 * Keeps rooms on the device, so that a start without a network shows what was there, and a start with one asks only for
 * what changed. It writes a room in one piece, with the version that holds for all of it (see `RoomRecord`).
 */
export class RoomCache {
  private userId: Id | null = null;
  private readonly dirty = new Set<Id>();
  private cancelTimer: Cancel | null = null;

  constructor(
    private readonly store: RoomStore,
    private readonly book: RoomBook,
    private readonly clock: Clock,
  ) {
    book.watch({
      changed: (roomId) => this.mark(roomId),
      reset: (roomId) => this.mark(roomId),
      removed: (roomId) => this.remove(roomId),
    });
  }

  /** Puts what the device holds for a user into the book. */
  async open(userId: Id): Promise<void> {
    this.userId = userId;
    const records = await this.store.load(userId).catch(() => []);
    if (this.userId !== userId) return;
    for (const { room, version, lastSeq, messages } of records) {
      // What came from the server while the device was slow is newer.
      if (!this.book.get(room.id)) {
        this.book.put(RoomReplica.restore(userId, room, version, lastSeq, messages));
      }
    }
    // That nothing is held says nothing about what there is: whoever shows the list waits for the server's.
    if (records.length > 0) this.book.publishList();
    for (const { room, messages } of records) {
      const replica = this.book.get(room.id);
      if (replica) this.book.publishMessages(replica, messages);
    }
    this.dirty.clear();
  }

  /** Stops writing; what is on the device stays, or goes by whoever ends the session. */
  close(): void {
    this.userId = null;
    this.dirty.clear();
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  /** Writes what is new now. */
  async flush(): Promise<void> {
    const { userId } = this;
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (userId === null || this.dirty.size === 0) return;
    const withMessages = new Set(this.book.views.slice(0, ROOMS_WITH_MESSAGES).map(({ id }) => id));
    const records: RoomRecord[] = [];
    for (const roomId of this.dirty) {
      const replica = this.book.get(roomId);
      if (replica) records.push(recordOf(replica, withMessages.has(roomId)));
    }
    this.dirty.clear();
    // A full disk is no reason to stop chatting.
    await this.store.save(userId, records).catch(() => undefined);
  }

  private mark(roomId: Id): void {
    if (this.userId === null) return;
    this.dirty.add(roomId);
    this.cancelTimer ??= this.clock.after(WRITE_AFTER_MS, () => void this.flush());
  }

  private remove(roomId: Id): void {
    this.dirty.delete(roomId);
    if (this.userId !== null) void this.store.remove(this.userId, [roomId]).catch(() => undefined);
  }
}

function recordOf(replica: RoomReplica, withMessages: boolean): RoomRecord {
  const { view, version, lastSeq, held } = replica;
  const end = held.last;
  // Messages beyond `lastSeq` came with a page of history; the version does not speak of them yet.
  const from = Math.max(end?.from ?? 0, lastSeq - MESSAGES_KEPT + 1);
  const messages = withMessages && end && end.to >= lastSeq ? held.range(from, lastSeq) : [];
  return { room: view, version, lastSeq, messages };
}

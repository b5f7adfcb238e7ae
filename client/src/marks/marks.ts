import type { Id, ReadMarks } from '@parley/contracts';
import type { Answer } from '../api/chat-error.js';
import { dataOf } from '../api/chat-error.js';
import type { ClientConnection } from '../surface/connection.js';
import type { ClientMarks } from '../surface/rooms.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { RoomBook } from '../sync/room-book.js';
import type { RoomReplica } from '../sync/room-replica.js';

/** The first mark after a pause goes out almost at once, so that other devices, and a page that closes, hear of it. */
const FIRST_MS = 50;
/** The next ones wait so long for higher ones, then the highest goes out. */
const COLLECT_MS = 500;

type MarkEvent = 'room:read' | 'room:delivered';

export interface MarksDeps {
  book: RoomBook;
  connection: Pick<ClientConnection, 'request'>;
  clock: Clock;
  isOnline(): boolean;
  /** The caller's marks in a room moved. */
  moved(replica: RoomReplica): void;
}

/**
 * How far the caller has read, and how far messages have reached this device. Told to the server seldom, one after the
 * other, only the highest; what the server has not acknowledged is told again when there is a connection. What
 * somebody marks as read in so many words is told at once.
 */
export class Marks implements ClientMarks {
  private readonly readMarks = new Map<Id, number>();
  private readonly deliveredMarks = new Map<Id, number>();
  private cancelTimer: Cancel | null = null;
  private flushedAt = Number.NEGATIVE_INFINITY;
  /** What is being told. The server hears of one mark after the other, so that its last word is the last. */
  private underWay: Promise<void> | null = null;

  constructor(private readonly deps: MarksDeps) {
    deps.book.watch({
      changed: (roomId) => this.reached(roomId),
      removed: (roomId) => this.forget(roomId),
    });
  }

  read(roomId: Id, seq: number): void {
    const replica = this.deps.book.get(roomId);
    if (!replica?.markRead(seq)) return;
    this.readMarks.set(roomId, replica.me.readSeq);
    this.deps.moved(replica);
    this.flushSoon();
  }

  readAll(roomId: Id): void {
    const replica = this.deps.book.get(roomId);
    if (!replica) return;
    this.read(roomId, replica.newestSeq);
    this.tellAtOnce(roomId);
  }

  async unread(roomId: Id, seq: number): Promise<void> {
    const { connection, book } = this.deps;
    await this.underWay;
    // The server sets back only what it has heard of.
    const untold = this.readMarks.get(roomId);
    if (untold !== undefined) dataOf(await connection.request('room:read', { roomId, seq: untold }));
    // Told by now; told once more, it would overtake the wish.
    this.readMarks.delete(roomId);
    const marks = dataOf(await connection.request('room:unread', { roomId, seq }));
    book.get(roomId)?.marks.forgetRead();
    this.told(roomId, marks);
  }

  /** There is a connection again. */
  online(): void {
    for (const { id } of this.deps.book.held) this.reached(id);
    this.flushSoon();
  }

  close(): void {
    this.readMarks.clear();
    this.deliveredMarks.clear();
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private reached(roomId: Id): void {
    const replica = this.deps.book.get(roomId);
    if (!replica || replica.lastSeq <= replica.me.deliveredSeq) return;
    if (replica.lastSeq <= (this.deliveredMarks.get(roomId) ?? 0)) return;
    this.deliveredMarks.set(roomId, replica.lastSeq);
    this.flushSoon();
  }

  private flushSoon(): void {
    const { clock } = this.deps;
    const wait = clock.now() - this.flushedAt < COLLECT_MS ? COLLECT_MS : FIRST_MS;
    this.cancelTimer ??= clock.after(wait, () => {
      this.cancelTimer = null;
      this.flushedAt = clock.now();
      if (this.underWay) this.flushSoon();
      else this.busyWith(this.flush());
    });
  }

  /** Without waiting for the answers of others: the page may be gone in a moment. */
  private tellAtOnce(roomId: Id): void {
    const seq = this.readMarks.get(roomId);
    if (seq === undefined) return;
    const told = this.tell('room:read', roomId, seq, this.readMarks);
    this.busyWith(Promise.all([this.underWay, told]).then(() => undefined));
  }

  private busyWith(work: Promise<void>): void {
    const underWay = work.finally(() => {
      if (this.underWay === underWay) this.underWay = null;
    });
    this.underWay = underWay;
  }

  private async flush(): Promise<void> {
    await this.tellAll('room:read', this.readMarks);
    await this.tellAll('room:delivered', this.deliveredMarks);
  }

  private async tellAll(event: MarkEvent, marks: Map<Id, number>): Promise<void> {
    for (const [roomId, seq] of [...marks]) {
      if (!this.deps.isOnline()) return;
      // Reading implies delivery.
      if (event === 'room:delivered' && (this.deps.book.get(roomId)?.me.deliveredSeq ?? 0) >= seq) {
        marks.delete(roomId);
        continue;
      }
      await this.tell(event, roomId, seq, marks);
    }
  }

  private async tell(event: MarkEvent, roomId: Id, seq: number, marks: Map<Id, number>): Promise<void> {
    this.settle(roomId, seq, marks, await this.deps.connection.request(event, { roomId, seq }));
  }

  private settle(roomId: Id, seq: number, marks: Map<Id, number>, answer: Answer<ReadMarks>): void {
    const later = !answer.ok && (answer.error.code === 'NO_ANSWER' || answer.error.code === 'NO_CONNECTION');
    const busy = !answer.ok && (answer.error.code === 'UNAVAILABLE' || answer.error.code === 'RATE_LIMITED');
    if (busy) this.flushSoon();
    if (later || busy) return;
    if (marks.get(roomId) === seq) marks.delete(roomId);
    else this.flushSoon();
    if (answer.ok) this.advanced(roomId, answer.data);
  }

  /**
   * An answer may be older than what came meanwhile, such as a message of the caller's own, which reads: never back. What
   * was read here and not told yet stays so: the server does not know of it, whatever it is asked meanwhile.
   */
  private advanced(roomId: Id, { readSeq, deliveredSeq }: ReadMarks): void {
    const known = this.deps.book.get(roomId)?.marks.told;
    if (!known) return;
    this.told(roomId, {
      readSeq: Math.max(readSeq, known.readSeq),
      deliveredSeq: Math.max(deliveredSeq, known.deliveredSeq),
    });
  }

  private told(roomId: Id, marks: ReadMarks): void {
    const replica = this.deps.book.get(roomId);
    if (!replica) return;
    replica.marks.set(marks);
    this.deps.moved(replica);
  }

  private forget(roomId: Id): void {
    this.readMarks.delete(roomId);
    this.deliveredMarks.delete(roomId);
  }
}

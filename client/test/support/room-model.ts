import {
  LIMITS,
  type Changes,
  type Id,
  type Message,
  type MessagePage,
  type MyRoom,
  type ReadMarks,
  type SyncedRoom,
  type User,
} from '@parley/contracts';
import type { HistoryQuery } from '../../src/api/messages.api.js';
import { aMembership, aMessage, aRoom, aTombstone } from './models.js';

/** A room as the database has it: the truth that clients are compared with. Every write is one version. */
export class RoomModel {
  private readonly bySeq: Message[] = [];
  private readonly marks = new Map<Id, ReadMarks>();
  version = 0;
  name = 'Room';
  /** Of a direct room. */
  peer: User | null = null;
  /** Of the oldest message that is kept. */
  firstSeq = 1;

  constructor(readonly id: Id) {}

  get lastSeq(): number {
    return this.bySeq.length;
  }

  get messages(): readonly Message[] {
    return this.bySeq;
  }

  find(id: Id): Message | null {
    return this.bySeq.find((message) => message.id === id) ?? null;
  }

  /** Stores a message, or gives the one that is there under its id. */
  post(parts: Partial<Message> & { id: Id; authorId: Id }): Message {
    const known = this.find(parts.id);
    if (known) return known;
    this.version += 1;
    const seq = this.lastSeq + 1;
    const message = aMessage({ ...parts, roomId: this.id, seq, version: this.version });
    this.bySeq.push(message);
    this.markRead(message.authorId, seq);
    return message;
  }

  edit(seq: number, parts: Partial<Message>): Message {
    this.version += 1;
    return this.replace({
      ...this.at(seq),
      editedAt: '2026-02-01T00:00:00.000Z',
      ...parts,
      version: this.version,
    });
  }

  react(seq: number, userIds: Id[]): Message {
    this.version += 1;
    return this.replace({ ...this.at(seq), reactions: [{ emoji: '👍', userIds }], version: this.version });
  }

  delete(seq: number): Message {
    const message = this.at(seq);
    if (message.deletedAt !== null) return message;
    this.version += 1;
    return this.replace(aTombstone(message, this.version));
  }

  pin(seq: number, on: boolean): Message {
    this.version += 1;
    const pinned = on ? { by: 'moderator', at: new Date(this.version * 1_000).toISOString() } : null;
    return this.replace({ ...this.at(seq), pinned, version: this.version });
  }

  /** The server lets go of everything before that place; the empty rows stay. */
  cut(firstSeq: number): void {
    this.firstSeq = firstSeq;
    for (const message of this.bySeq.slice(0, firstSeq - 1)) {
      this.bySeq[message.seq - 1] = { ...aTombstone(message, message.version), pinned: null };
    }
  }

  /** The newest pin first. */
  get pinned(): Message[] {
    return this.bySeq
      .filter(({ pinned }) => pinned !== null)
      .sort((a, b) => (b.pinned?.at ?? '').localeCompare(a.pinned?.at ?? ''));
  }

  markRead(userId: Id, seq: number): ReadMarks {
    const { readSeq, deliveredSeq } = this.marksOf(userId);
    const read = Math.max(readSeq, Math.min(seq, this.lastSeq));
    return this.setMarks(userId, { readSeq: read, deliveredSeq: Math.max(deliveredSeq, read) });
  }

  markDelivered(userId: Id, seq: number): ReadMarks {
    const marks = this.marksOf(userId);
    const deliveredSeq = Math.max(marks.deliveredSeq, Math.min(seq, this.lastSeq));
    return this.setMarks(userId, { ...marks, deliveredSeq });
  }

  markUnread(userId: Id, seq: number): ReadMarks {
    const marks = this.marksOf(userId);
    return this.setMarks(userId, { ...marks, readSeq: Math.max(0, Math.min(marks.readSeq, seq - 1)) });
  }

  marksOf(userId: Id): ReadMarks {
    return this.marks.get(userId) ?? { readSeq: 0, deliveredSeq: 0 };
  }

  history({ before, after, around, limit = LIMITS.pageDefault }: HistoryQuery): MessagePage {
    const from = Math.max(this.firstSeq, this.firstOf({ before, after, around, limit }));
    const items = this.bySeq.slice(
      Math.max(0, from - 1),
      before === undefined ? from - 1 + limit : before - 1,
    );
    const first = items[0]?.seq ?? 1;
    const last = items.at(-1)?.seq ?? 0;
    return { items, hasBefore: first > this.firstSeq, hasAfter: last < this.lastSeq };
  }

  changes(since: number, limit: number = LIMITS.pageDefault): Changes {
    const { version } = this;
    if (since > version || version - since > LIMITS.changesMaxGap) return { items: [], version, reset: true };
    return { items: this.changedSince(since).slice(0, limit), version, reset: false };
  }

  synced(userId: Id, named: number | undefined): SyncedRoom {
    const room = this.seenBy(userId);
    if (!named || this.changes(named).reset) return { room, changes: [], reset: true };
    return { room, changes: this.changedSince(named), reset: false };
  }

  seenBy(userId: Id): MyRoom {
    const { id, name, version, firstSeq, lastSeq, peer } = this;
    const me = aMembership(this.marksOf(userId));
    const unread = this.bySeq.filter(
      (message) =>
        message.seq > me.readSeq &&
        message.kind === 'user' &&
        message.authorId !== userId &&
        message.deletedAt === null,
    );
    return aRoom({
      id,
      name,
      version,
      firstSeq,
      lastSeq,
      peer,
      me,
      unread: unread.length,
      mentions: unread.filter(({ mentions }) => mentions.includes(userId)).length,
      lastMessage: this.bySeq.slice(this.firstSeq - 1).at(-1) ?? null,
    });
  }

  private firstOf({ before, after, around, limit = LIMITS.pageDefault }: HistoryQuery): number {
    if (before !== undefined) return Math.max(1, before - limit);
    if (after !== undefined) return after + 1;
    if (around !== undefined) return Math.max(1, around - Math.floor(limit / 2));
    return Math.max(1, this.lastSeq - limit + 1);
  }

  private changedSince(since: number): Message[] {
    return this.bySeq
      .filter(({ seq, version }) => version > since && seq >= this.firstSeq)
      .sort((a, b) => a.version - b.version);
  }

  private at(seq: number): Message {
    const message = this.bySeq[seq - 1];
    if (!message) throw new Error(`There is no message ${seq}.`);
    return message;
  }

  private replace(message: Message): Message {
    this.bySeq[message.seq - 1] = message;
    return message;
  }

  private setMarks(userId: Id, marks: ReadMarks): ReadMarks {
    this.marks.set(userId, marks);
    return marks;
  }
}

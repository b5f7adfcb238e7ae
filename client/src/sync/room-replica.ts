import type { Id, Membership, Message, MessagePage, MyRoom, Room, User } from '@parley/contracts';
import { PinnedMessages } from '../messages/pinned-messages.js';
import { HeldMessages } from '../timeline/held-messages.js';
import { type Load, Loads } from './loads.js';
import { OwnMarks } from './own-marks.js';
import { UnreadCount, type UnreadCounts } from './unread-count.js';
import { WaitingChanges } from './waiting-changes.js';

/*
 * One room as this device holds it. What must stay true:
 *
 * 1. `version` says: every message held is as it is at that version or later. So a change is applied only when it is the
 *    next one, or as a part of everything that changed since; a change to a message that is not held just advances it.
 * 2. From `tailFrom` on every message is held (while a fetch of changes is under way: will be). A new message is always
 *    held, and a later one never hides a hole, because neighbours are judged by `seq` alone (HeldMessages).
 * 3. Below `firstSeq` nothing is held, and nothing is unread: the server has let go of it. It only grows.
 * 4. A page of history may be older than changes that came while it was under way. Those are laid over it; a page that
 *    was asked for before a reset is refused.
 */

export class RoomReplica {
  readonly held = new HeldMessages();
  readonly marks: OwnMarks;
  /** What is pinned; `null` until it was asked for. Every change is noted, of messages that are not held too. */
  pins: PinnedMessages | null = null;
  private base: MyRoom;
  private described: number;
  private last: Message | null;
  private count: UnreadCount;
  private readonly waiting = new WaitingChanges();
  private readonly loads = new Loads();

  version: number;
  lastSeq: number;
  /** Where the history begins: 1, or later where the server keeps no more. */
  firstSeq: number;
  /** What was let go of because the server did, and has not been told yet. */
  private dropped: Id[] = [];
  private tailFrom: number;

  constructor(
    private readonly userId: Id,
    room: MyRoom,
  ) {
    this.base = room;
    this.marks = new OwnMarks(room.me);
    this.described = room.version;
    this.last = room.lastMessage;
    this.version = room.version;
    this.lastSeq = room.lastSeq;
    this.firstSeq = beginningOf(room);
    this.tailFrom = room.lastSeq + 1;
    this.count = UnreadCount.of(userId, room);
  }

  /** From the device: the end of the history, current at a version. */
  static restore(
    userId: Id,
    room: MyRoom,
    version: number,
    lastSeq: number,
    messages: Message[],
  ): RoomReplica {
    const replica = new RoomReplica(userId, { ...room, version, lastSeq });
    for (const message of messages) replica.held.put(message);
    if (messages[0] && messages.at(-1)?.seq === lastSeq) replica.tailFrom = messages[0].seq;
    return replica;
  }

  get id(): Id {
    return this.base.id;
  }

  /** The other person of a direct room. */
  get peer(): User | null {
    return this.base.peer;
  }

  /** The room as it is shown. */
  get view(): MyRoom {
    const { unread, mentions } = this.unread;
    return {
      ...this.base,
      version: this.version,
      firstSeq: this.firstSeq,
      lastSeq: this.lastSeq,
      lastMessage: this.last,
      me: this.me,
      unread,
      mentions,
    };
  }

  get me(): Membership {
    return { ...this.base.me, ...this.marks.shown };
  }

  get unread(): UnreadCounts {
    return this.count.in(this.held, this.unreadAfter);
  }

  /** What the server let go of is unread to nobody. */
  private get unreadAfter(): number {
    return Math.max(this.me.readSeq, this.firstSeq - 1);
  }

  /** `seq` of the newest message known of. */
  get newestSeq(): number {
    return Math.max(this.lastSeq, this.held.last?.to ?? 0);
  }

  /** The room is known to have moved on without us. */
  get isBehind(): boolean {
    return this.waiting.isAheadOf(this.version);
  }

  /** The room is said to be at a version. */
  noteHead(version: number): void {
    this.waiting.noteHead(version);
  }

  /** The server has nothing beyond our version, whatever was said of a newer one. */
  forgetHead(): void {
    this.waiting.clear();
  }

  /** A single change, in whatever order it comes. Gives what is held anew. */
  receive(change: Message): Message[] {
    if (change.version <= this.version) return [];
    this.waiting.add(change);
    return this.applyWaiting();
  }

  /** Everything that changed since some version not after ours, ascending; cut off at its end or whole. */
  receiveAll(changes: Message[]): Message[] {
    const held: Message[] = [];
    for (const change of changes) {
      if (change.version > this.version) held.push(...this.apply(change));
    }
    return [...held, ...this.applyWaiting()];
  }

  /** Lets go of every message: what is held can't be brought up to date. Goes on from the room as it is told. */
  reset(room: MyRoom): void {
    this.held.clear();
    this.pins = null;
    this.loads.clear();
    this.version = room.version;
    this.lastSeq = room.lastSeq;
    this.tailFrom = room.lastSeq + 1;
    this.firstSeq = beginningOf(room);
    this.dropped = [];
    this.described = 0;
    this.last = room.lastMessage;
    // Where the server's data went back in time, what was said of the time before is void.
    this.waiting.clear();
    this.adopt(room);
  }

  /**
   * What the server says of the room and of the caller's place in it. An answer from before our version is taken only
   * with everything that changed since it was asked for; without that it gives `false` and nothing but a block is.
   */
  adopt(room: MyRoom, since: Load | null = null): boolean {
    this.cut(beginningOf(room));
    if (room.version < this.version && !since) {
      // No version tells how two people stand to each other, nor what one wants to be told of: what was said last holds.
      const me = { ...this.base.me, notify: room.me.notify };
      this.base = { ...this.base, me, blocked: room.blocked };
      return false;
    }
    this.describe(room);
    this.base = { ...this.base, me: room.me, peer: room.peer, blocked: room.blocked };
    this.marks.set(room.me);
    this.count = UnreadCount.of(this.userId, room);
    for (const change of since?.changes.values() ?? []) this.count.note(change, null);
    if (room.lastMessage && this.isNewerLast(room.lastMessage)) this.last = room.lastMessage;
    return true;
  }

  /** Name, topic and size, unless they are older than what is known. */
  describe(room: Room): void {
    const { kind, name, topic, memberCount, createdBy, version } = room;
    this.cut(beginningOf(room));
    this.noteHead(version);
    if (version < this.described) return;
    this.described = version;
    this.base = { ...this.base, kind, name, topic, memberCount, createdBy };
  }

  /** The other person of a direct room has another name or picture. */
  describePeer(peer: User): void {
    this.base = { ...this.base, peer };
  }

  /** The ids of what was let go of since this was asked. */
  takeDropped(): Id[] {
    const { dropped } = this;
    this.dropped = [];
    return dropped;
  }

  /** The history begins there now. */
  private cut(firstSeq: number): void {
    if (firstSeq <= this.firstSeq) return;
    this.firstSeq = firstSeq;
    this.dropped.push(...this.held.dropBefore(firstSeq));
    this.pins?.dropBefore(firstSeq);
    if (this.last && this.last.seq < firstSeq) this.last = null;
  }

  setMembership(parts: Partial<Pick<Membership, 'role' | 'mutedUntil'>>): void {
    this.base = { ...this.base, me: { ...this.base.me, ...parts } };
  }

  /** Read here, whether the server knows of it already or not. Gives whether that is news. */
  markRead(seq: number): boolean {
    return this.marks.read(Math.min(seq, this.newestSeq));
  }

  beginLoad(): Load {
    return this.loads.begin();
  }

  cancelLoad(load: Load): void {
    this.loads.end(load);
  }

  /** Takes in a page of history. Gives what is held anew, or `null` when the page is from before a reset. */
  endLoad(load: Load, page: MessagePage): Message[] | null {
    if (!this.loads.end(load)) return null;
    const messages = load.laidOver(page.items);
    const first = messages[0];
    if (first && !page.hasBefore) this.cut(first.seq);
    // The server may have let go of it since.
    return messages.filter((message) => message.seq >= this.firstSeq && this.held.put(message));
  }

  /** Takes in what is pinned; `false` when that is from before a reset. */
  endPinsLoad(load: Load, messages: readonly Message[]): boolean {
    if (!this.loads.end(load)) return false;
    this.pins = new PinnedMessages(messages);
    for (const change of load.changes.values()) this.pins.note(change);
    return true;
  }

  /** Lets go of all but the newest so many messages, unless that would lose count. Gives the ids of what went. */
  trim(keep: number): Id[] {
    const { last } = this.held;
    const from = last?.to === this.lastSeq ? Math.max(last.from, last.to - keep + 1) : this.lastSeq + 1;
    const { unread, mentions, exact } = this.unread;
    if (this.isBehind || this.loads.areUnderWay || !exact) return [];
    const { version, lastSeq } = this;
    this.count = new UnreadCount(this.userId, {
      version,
      lastSeq,
      unread,
      mentions,
      readSeq: this.unreadAfter,
    });
    this.tailFrom = from;
    return this.held.dropBefore(from);
  }

  private applyWaiting(): Message[] {
    const held: Message[] = [];
    for (let next = this.waiting.after(this.version); next; next = this.waiting.after(this.version)) {
      held.push(...this.apply(next));
    }
    return held;
  }

  private apply(change: Message): Message[] {
    const before = this.held.at(change.seq);
    this.count.note(change, before);
    this.version = change.version;
    this.pins?.note(change);
    this.loads.note(change);
    if (this.isNewerLast(change)) this.last = change;
    if (change.seq > this.lastSeq) this.arrive(change);
    if (!before && change.seq < this.tailFrom) return [];
    return this.held.put(change) ? [change] : [];
  }

  private arrive({ seq, kind, authorId }: Message): void {
    this.lastSeq = seq;
    // Sending reads.
    if (kind === 'user' && authorId === this.userId && seq > this.marks.told.readSeq) {
      this.marks.set({ readSeq: seq, deliveredSeq: seq });
    }
  }

  private isNewerLast({ seq, version }: Message): boolean {
    if (!this.last) return true;
    return seq > this.last.seq || (seq === this.last.seq && version >= this.last.version);
  }
}

/** What an older server, or this device before, says nothing of begins at 1. */
function beginningOf(room: Partial<Pick<Room, 'firstSeq'>>): number {
  return room.firstSeq ?? 1;
}

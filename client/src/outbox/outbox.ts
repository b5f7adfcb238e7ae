import type { Id, Message, RemovalReason, SendMessage } from '@parley/contracts';
import type { Answer, ChatError } from '../api/chat-error.js';
import type { Tell } from '../client-change.js';
import type { ClientOutbox, NewMessage, OutboxItem } from '../parley-client.js';
import type { Clock, Random } from '../ports/clock.js';
import type { Locks } from '../ports/locks.js';
import type { OutboxRecord, OutboxStore } from '../storage/client-storage.js';
import type { RoomBook } from '../sync/room-book.js';
import { Adoption } from './adoption.js';
import { Lane } from './lane.js';
import { entryOf, itemOf, type OutboxEntry } from './outbox-entry.js';

/*
 * Messages from the moment they are written until the room has them. What must stay true:
 *
 * - A message has one id from the first moment on. Whatever becomes of an attempt, the next one carries the same.
 * - It leaves the device only when the server acknowledged it or it was seen in the room; it leaves the screen only after
 *   the room's timeline has caught up with it.
 * - Within a room they go out in the order in which they were written.
 * - What belongs to one user is never seen or sent by another.
 */

export interface OutboxDeps {
  store: OutboxStore;
  locks: Locks;
  clock: Clock;
  random: Random;
  book: RoomBook;
  tell: Tell;
  newId(): Id;
  send(message: SendMessage): Promise<Answer<Message>>;
  isOnline(): boolean;
  /** A message that the server stored. */
  receive(message: Message): void;
}

export class Outbox implements ClientOutbox {
  private userId: Id | null = null;
  private readonly entries = new Map<Id, OutboxEntry>();
  private readonly lanes = new Map<Id, Lane>();
  private readonly adoption: Adoption;
  private readonly tab: string;
  private position = 0;
  private paused = 0;

  constructor(private readonly deps: OutboxDeps) {
    this.tab = deps.newId();
    this.adoption = new Adoption(this.tab, deps.store, deps.locks);
    deps.book.watch({
      changed: (roomId) => this.settle(roomId),
      reset: (roomId) => this.settle(roomId),
      removed: (roomId, reason) => this.roomRemoved(roomId, reason),
    });
  }

  /** Begins for a user with what an earlier tab of theirs left behind. */
  async open(userId: Id): Promise<void> {
    this.userId = userId;
    await this.adoption.live();
    this.take(userId, await this.adoption.own(userId).catch(() => []));
    await this.adopt();
  }

  /** Forgets everything in memory; what is on the device stays there. */
  close(): void {
    const rooms = new Set([...this.entries.values()].map(({ record }) => record.roomId));
    this.userId = null;
    this.paused = 0;
    this.entries.clear();
    for (const lane of this.lanes.values()) lane.stop();
    this.lanes.clear();
    this.adoption.end();
    for (const roomId of rooms) this.tellOf(roomId);
  }

  /** There is a connection, and everything has been caught up with. */
  online(): void {
    for (const roomId of this.waitingRooms()) this.lane(roomId).hurry();
    void this.adopt();
  }

  async send({ id, roomId, body, replyTo }: NewMessage): Promise<OutboxItem> {
    const known = id === undefined ? undefined : this.entries.get(id);
    if (known) return itemOf(known);
    const entry = entryOf({
      id: id ?? this.deps.newId(),
      roomId,
      body,
      replyTo: replyTo ?? null,
      createdAt: new Date(this.deps.clock.now()).toISOString(),
      position: this.nextPosition(),
      owner: this.tab,
      refusal: null,
    });
    this.entries.set(entry.record.id, entry);
    this.tellOf(roomId);
    const kept = this.keep(entry);
    this.go(roomId);
    await kept;
    return itemOf(entry);
  }

  items(roomId: Id): OutboxItem[] {
    return this.of(roomId).map(itemOf);
  }

  async retry(id: Id): Promise<void> {
    const entry = this.entries.get(id);
    if (entry?.status !== 'failed') return;
    entry.record = { ...entry.record, refusal: null, position: this.nextPosition() };
    Object.assign(entry, entryOf(entry.record));
    this.tellOf(entry.record.roomId);
    const kept = this.keep(entry);
    this.go(entry.record.roomId);
    await kept;
  }

  async discard(id: Id): Promise<void> {
    const entry = this.entries.get(id);
    if (entry?.status !== 'failed') return;
    this.entries.delete(id);
    this.tellOf(entry.record.roomId);
    await this.forget(entry);
  }

  private async adopt(): Promise<void> {
    const { userId } = this;
    if (userId !== null) this.take(userId, await this.adoption.adopt(userId).catch(() => []));
  }

  private take(userId: Id, records: OutboxRecord[]): void {
    if (this.userId !== userId) return;
    const rooms = new Set<Id>();
    for (const record of records) {
      if (!this.entries.has(record.id)) this.entries.set(record.id, entryOf(record));
      rooms.add(record.roomId);
    }
    for (const roomId of rooms) {
      this.tellOf(roomId);
      this.settle(roomId);
      this.go(roomId);
    }
  }

  private go(roomId: Id): void {
    void this.lane(roomId).run();
  }

  private lane(roomId: Id): Lane {
    const lane = this.lanes.get(roomId) ?? this.newLane(roomId);
    this.lanes.set(roomId, lane);
    return lane;
  }

  private newLane(roomId: Id): Lane {
    const { clock, random } = this.deps;
    return new Lane({
      clock,
      random,
      send: (message) => this.deps.send(message),
      isOnline: () => this.deps.isOnline(),
      head: () => this.of(roomId).find(({ status }) => status === 'queued') ?? null,
      isKept: (entry) => this.entries.get(entry.record.id) === entry,
      pausedUntil: () => this.paused,
      pauseUntil: (time) => (this.paused = Math.max(this.paused, time)),
      changed: () => this.tellOf(roomId),
      stored: (entry, message) => this.stored(entry, message),
      refused: (entry, error) => this.refuse(entry, error),
    });
  }

  private stored(entry: OutboxEntry, message: Message): void {
    Object.assign(entry, { status: 'sent', error: null, retryAt: null, message });
    void this.forget(entry);
    this.tellOf(entry.record.roomId);
    this.deps.receive(message);
    this.settle(entry.record.roomId);
  }

  private refuse(entry: OutboxEntry, { code, message }: Pick<ChatError, 'code' | 'message'>): void {
    const error = { code, message };
    entry.record = { ...entry.record, refusal: error };
    Object.assign(entry, { status: 'failed', error, retryAt: null });
    void this.keep(entry);
    this.tellOf(entry.record.roomId);
  }

  /** Lets go of what the room has by now, whoever brought the news. */
  private settle(roomId: Id): void {
    const replica = this.deps.book.get(roomId);
    let settled = false;
    for (const entry of this.of(roomId)) {
      const { record, message } = entry;
      const passed = message !== null && (!replica || replica.version >= message.version);
      if (!passed && !replica?.held.find(record.id)) continue;
      this.entries.delete(record.id);
      if (!message) void this.forget(entry);
      settled = true;
    }
    if (settled) this.tellOf(roomId);
  }

  private roomRemoved(roomId: Id, reason: RemovalReason | null): void {
    for (const entry of this.of(roomId)) {
      if (reason === 'deleted' || entry.status === 'sent') {
        this.entries.delete(entry.record.id);
        void this.forget(entry);
      } else if (entry.status !== 'failed') {
        this.refuse(entry, { code: 'NOT_A_MEMBER', message: 'You are not in this room any more.' });
      }
    }
    this.tellOf(roomId);
  }

  /** A device that can't keep anything still sends: what fails here is only the promise to survive a closed tab. */
  private async keep({ record }: OutboxEntry): Promise<void> {
    if (this.userId !== null) await this.deps.store.save(this.userId, record).catch(() => undefined);
  }

  private async forget({ record }: OutboxEntry): Promise<void> {
    if (this.userId !== null) await this.deps.store.remove(this.userId, record.id).catch(() => undefined);
  }

  private of(roomId: Id): OutboxEntry[] {
    return [...this.entries.values()]
      .filter(({ record }) => record.roomId === roomId)
      .sort((a, b) => a.record.position - b.record.position);
  }

  private waitingRooms(): Set<Id> {
    const waiting = [...this.entries.values()].filter(({ status }) => status === 'queued');
    return new Set(waiting.map(({ record }) => record.roomId));
  }

  /** By the clock, so that what several tabs wrote lines up; and never twice the same. */
  private nextPosition(): number {
    const highest = [...this.entries.values()].reduce(
      (most, { record }) => Math.max(most, record.position),
      0,
    );
    this.position = Math.max(this.position + 1, highest + 1, this.deps.clock.now());
    return this.position;
  }

  private tellOf(roomId: Id): void {
    this.deps.tell({ type: 'outbox:changed', roomId, items: this.items(roomId) });
  }
}

import type { Id, Message, RemovalReason, SendMessage } from '@parley/contracts';
import type { Answer, ChatError } from '../api/chat-error.js';
import type { Tell } from '../client-change.js';
import type { ClientOutbox, NewMessage, OutboxItem } from '../surface/outbox.js';
import type { Clock, Random } from '../ports/clock.js';
import type { Locks } from '../ports/locks.js';
import type { OutboxRecord } from '../storage/client-storage.js';
import type { RoomBook } from '../sync/room-book.js';
import type { Upload } from '../uploads/upload.js';
import { Adoption } from './adoption.js';
import { Keeping } from './keeping.js';
import { Lanes } from './lanes.js';
import { MessageFiles, type MessageFilesDeps } from './message-files.js';
import { entryOf, isRevocable, itemOf, type OutboxEntry } from './outbox-entry.js';

/*
 * Messages from the moment they are written until the room has them. What must stay true:
 *
 * - A message has one id from the first moment on. Whatever becomes of an attempt, the next one carries the same.
 * - It leaves the device only when the server acknowledged it or it was seen in the room; it leaves the screen only after
 *   the room's timeline has caught up with it.
 * - Within a room they go out in the order in which they were written, each when its files have arrived.
 * - What belongs to one user is never seen or sent by another.
 */

export interface OutboxDeps extends MessageFilesDeps {
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
  private readonly lanes: Lanes;
  private readonly adoption: Adoption;
  private readonly keeping: Keeping;
  private readonly files: MessageFiles;
  private readonly tab: string;
  private position = 0;

  constructor(private readonly deps: OutboxDeps) {
    this.tab = deps.newId();
    this.adoption = new Adoption(this.tab, deps.store, deps.locks);
    this.keeping = new Keeping(deps.store);
    this.files = new MessageFiles(deps);
    this.lanes = new Lanes({
      ...deps,
      next: (roomId) => this.of(roomId).find(({ status }) => status === 'queued') ?? null,
      isKept: (entry) => this.entries.get(entry.record.id) === entry,
      changed: (entry) => this.tellOf(entry.record.roomId),
      stored: (entry, message) => this.stored(entry, message),
      refused: (entry, error) => {
        if (!this.files.renew(entry, error)) this.refuse(entry, error);
      },
    });
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
    this.entries.clear();
    this.lanes.close();
    this.keeping.close();
    this.adoption.end();
    for (const roomId of rooms) this.tellOf(roomId);
  }

  /** There is a connection, and everything has been caught up with. */
  online(): void {
    for (const roomId of this.waitingRooms()) this.lanes.hurry(roomId);
    void this.adopt();
  }

  async send({ id, roomId, body, replyTo, uploadIds = [] }: NewMessage): Promise<OutboxItem> {
    const known = id === undefined ? undefined : this.entries.get(id);
    if (known) return itemOf(known);
    const uploads = this.files.take(roomId, uploadIds);
    const record: OutboxRecord = {
      id: id ?? this.deps.newId(),
      roomId,
      body,
      replyTo: replyTo ?? null,
      files: uploads.map((upload) => upload.record()),
      createdAt: new Date(this.deps.clock.now()).toISOString(),
      position: this.nextPosition(),
      owner: this.tab,
      refusal: null,
    };
    const entry = entryOf(record, uploads);
    this.add(entry);
    this.tellOf(roomId);
    const kept = this.keepFirst(entry);
    const failed = uploads.find(({ status }) => status === 'failed');
    if (failed?.error) this.refuse(entry, failed.error);
    else this.lanes.go(roomId);
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
    const { kept } = entry;
    Object.assign(entry, entryOf(entry.record, entry.uploads), { kept });
    this.files.tryAgain(entry);
    this.tellOf(entry.record.roomId);
    const written = this.keep(entry);
    this.lanes.go(entry.record.roomId);
    await written;
  }

  async discard(id: Id): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry || !isRevocable(entry)) return;
    this.entries.delete(id);
    this.files.takeBack(entry.uploads);
    this.tellOf(entry.record.roomId);
    this.lanes.go(entry.record.roomId);
    await this.forget(entry);
  }

  async removeFile(id: Id, uploadId: Id): Promise<void> {
    const entry = this.entries.get(id);
    const upload = entry?.uploads.find((one) => one.id === uploadId);
    if (!entry || !upload || !isRevocable(entry)) return;
    const uploads = entry.uploads.filter((one) => one !== upload);
    if (uploads.length === 0 && entry.record.body.trim() === '') return this.discard(id);
    const failed = entry.uploads.filter(({ status }) => status === 'failed');
    entry.uploads = uploads;
    this.files.takeBack([upload]);
    this.tellOf(entry.record.roomId);
    // Nothing else was wrong with it.
    if (failed.length === 1 && failed[0] === upload) return this.retry(id);
    this.lanes.go(entry.record.roomId);
    await this.keep(entry);
  }

  private add(entry: OutboxEntry): void {
    this.entries.set(entry.record.id, entry);
    for (const upload of entry.uploads) upload.changed = () => this.fileChanged(entry, upload);
  }

  private fileChanged(entry: OutboxEntry, upload: Upload): void {
    const { roomId } = entry.record;
    if (upload.status === 'failed' && upload.error && entry.status !== 'failed') {
      return this.refuse(entry, upload.error);
    }
    this.tellOf(roomId);
    if (upload.status === 'uploaded' || upload.status === 'failed') void this.keep(entry);
    if (upload.status === 'uploaded') this.lanes.go(roomId);
  }

  private async adopt(): Promise<void> {
    const { userId } = this;
    if (userId !== null) this.take(userId, await this.adoption.adopt(userId).catch(() => []));
  }

  private take(userId: Id, records: OutboxRecord[]): void {
    if (this.userId !== userId) return;
    const rooms = new Set<Id>();
    for (const record of records) {
      rooms.add(record.roomId);
      if (this.entries.has(record.id)) continue;
      const entry = entryOf(record, this.files.load(userId, record));
      this.add(entry);
      this.keeping.known(entry);
      this.files.start(entry);
    }
    for (const roomId of rooms) {
      this.tellOf(roomId);
      this.settle(roomId);
      this.lanes.go(roomId);
    }
  }

  private stored(entry: OutboxEntry, message: Message): void {
    Object.assign(entry, { status: 'sent', error: null, retryAt: null, message });
    this.files.letGo(entry);
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
      if (!message) {
        this.files.letGo(entry);
        void this.forget(entry);
      }
      settled = true;
    }
    if (settled) this.tellOf(roomId);
  }

  private roomRemoved(roomId: Id, reason: RemovalReason | null): void {
    for (const entry of this.of(roomId)) {
      if (reason === 'deleted' || entry.status === 'sent') {
        this.entries.delete(entry.record.id);
        if (entry.status !== 'sent') this.files.takeBack(entry.uploads);
        void this.forget(entry);
      } else if (entry.status !== 'failed') {
        this.refuse(entry, { code: 'NOT_A_MEMBER', message: 'You are not in this room any more.' });
      }
    }
    this.tellOf(roomId);
  }

  private async keepFirst(entry: OutboxEntry): Promise<void> {
    if (this.userId === null) return;
    entry.kept = await this.keeping.keepWithFiles(this.userId, entry);
    if (!entry.kept && this.entries.get(entry.record.id) === entry) this.tellOf(entry.record.roomId);
  }

  private async keep(entry: OutboxEntry): Promise<void> {
    entry.record = { ...entry.record, files: entry.uploads.map((upload) => upload.record()) };
    if (this.userId !== null) await this.keeping.keep(this.userId, entry);
  }

  private async forget({ record }: OutboxEntry): Promise<void> {
    if (this.userId !== null) await this.keeping.forget(this.userId, record.id);
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

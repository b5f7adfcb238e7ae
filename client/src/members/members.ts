import type { Id, Member, Page, ReceiptChanged, RemovalReason, User } from '@parley/contracts';
import { LIMITS } from '@parley/contracts';
import type { MembersApi } from '../api/members.api.js';
import type { Tell } from '../client-change.js';
import type { ClientMembers, RoomReceipts } from '../surface/members.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { People } from '../people/people.js';
import type { RoomBook } from '../sync/room-book.js';
import { RoomMembers } from './room-members.js';

/** A room that is never quiet has to do with a list that may be a little old. */
const ASKED_MOST = 3;
const RETRY_MS = 5_000;

export interface MembersDeps {
  api: MembersApi;
  book: RoomBook;
  people: People;
  clock: Clock;
  tell: Tell;
  userId(): Id | null;
  isOnline(): boolean;
}

/** Who is in the rooms that somebody looks at, and how far they have read. */
export class Members implements ClientMembers {
  private readonly byRoom = new Map<Id, RoomMembers>();
  private readonly viewers = new Map<Id, number>();
  private readonly loading = new Set<Id>();
  private readonly retries = new Map<Id, Cancel>();
  /** Counts what was heard of each room: a list that was asked for before may be older than that. */
  private readonly heard = new Map<Id, number>();

  constructor(private readonly deps: MembersDeps) {
    deps.book.watch({ removed: (roomId) => void this.byRoom.delete(roomId) });
  }

  of(roomId: Id): Member[] {
    return this.byRoom.get(roomId)?.list ?? [];
  }

  receipts(roomId: Id): RoomReceipts {
    return this.byRoom.get(roomId)?.receipts ?? { readByAllSeq: null, readSeq: 0, deliveredSeq: 0 };
  }

  open(roomId: Id): () => void {
    this.viewers.set(roomId, (this.viewers.get(roomId) ?? 0) + 1);
    // Before a connection stands, being online loads it.
    if (this.deps.isOnline()) void this.load(roomId);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      const left = (this.viewers.get(roomId) ?? 1) - 1;
      if (left > 0) this.viewers.set(roomId, left);
      else this.viewers.delete(roomId);
    };
  }

  async loadMore(roomId: Id): Promise<void> {
    const members = this.byRoom.get(roomId);
    if (!members?.nextCursor) return;
    const { nextCursor: cursor } = members;
    const page = await this.deps.api.list(roomId, { cursor, limit: LIMITS.pageMax });
    if (members.nextCursor !== cursor) return;
    members.append(page.items, page.nextCursor);
    this.tellAll(roomId, members, page.items);
  }

  /** What was missed while there was no connection. */
  online(): void {
    for (const roomId of this.viewers.keys()) void this.load(roomId);
  }

  close(): void {
    this.byRoom.clear();
    this.heard.clear();
    for (const cancel of this.retries.values()) cancel();
    this.retries.clear();
  }

  changed(roomId: Id, member: Member): void {
    void this.deps.people.learn([member.user]);
    this.hear(roomId);
    this.room(roomId)?.upsert(member);
    this.deps.tell({ type: 'member:upserted', roomId, member });
    this.tellReceipts(roomId);
  }

  removed(roomId: Id, userId: Id, reason: RemovalReason): void {
    this.hear(roomId);
    this.room(roomId)?.remove(userId);
    this.deps.tell({ type: 'member:removed', roomId, userId, reason });
    this.tellReceipts(roomId);
  }

  /** Somebody has another name or picture, in every room that they are known to be in. */
  profileChanged(user: User): void {
    for (const [roomId, members] of this.byRoom) {
      this.hear(roomId);
      const member = members.describe(user);
      if (member) this.deps.tell({ type: 'member:upserted', roomId, member });
    }
  }

  receipt(receipt: ReceiptChanged): void {
    this.hear(receipt.roomId);
    this.room(receipt.roomId)?.receipt(receipt);
    this.tellReceipts(receipt.roomId);
  }

  private async load(roomId: Id): Promise<void> {
    if (this.loading.has(roomId)) return;
    this.loading.add(roomId);
    this.retries.get(roomId)?.();
    try {
      const page = await this.firstPage(roomId);
      const members = this.room(roomId);
      if (!members || !this.deps.book.get(roomId)) return;
      members.replace(page.items, page.nextCursor);
      this.tellAll(roomId, members, page.items);
    } catch {
      this.retries.set(
        roomId,
        this.deps.clock.after(RETRY_MS, () => this.loadAgain(roomId)),
      );
    } finally {
      this.loading.delete(roomId);
    }
  }

  /** While somebody still looks; without a connection the next one loads. */
  private loadAgain(roomId: Id): void {
    if (this.viewers.has(roomId) && this.deps.book.get(roomId) && this.deps.isOnline())
      void this.load(roomId);
  }

  private async firstPage(roomId: Id): Promise<Page<Member>> {
    for (let asked = 1; ; asked += 1) {
      const heard = this.heard.get(roomId);
      const page = await this.deps.api.list(roomId, { limit: LIMITS.pageMax });
      if (this.heard.get(roomId) === heard || asked === ASKED_MOST) return page;
    }
  }

  private hear(roomId: Id): void {
    if (this.loading.has(roomId)) this.heard.set(roomId, (this.heard.get(roomId) ?? 0) + 1);
  }

  private room(roomId: Id): RoomMembers | null {
    const userId = this.deps.userId();
    if (userId === null) return null;
    const members = this.byRoom.get(roomId) ?? new RoomMembers(userId);
    this.byRoom.set(roomId, members);
    return members;
  }

  private tellAll(roomId: Id, members: RoomMembers, news: Member[]): void {
    void this.deps.people.learn(news.map(({ user }) => user));
    const { list, isComplete: complete } = members;
    this.deps.tell({ type: 'members:replaced', roomId, members: list, complete });
    this.tellReceipts(roomId);
  }

  private tellReceipts(roomId: Id): void {
    this.deps.tell({ type: 'receipts:changed', roomId, receipts: this.receipts(roomId) });
  }
}

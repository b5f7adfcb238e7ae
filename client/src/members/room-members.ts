import type { Id, Member, ReceiptChanged, User } from '@parley/contracts';
import { LIMITS } from '@parley/contracts';
import type { RoomReceipts } from '../surface/members.js';

/** The members of one room as far as they are loaded, and how far they have read. */
export class RoomMembers {
  private readonly byUser = new Map<Id, Member>();
  private readByAllSeq: number | null = null;
  /** The furthest marks heard of, of members loaded or not. */
  private readSeq = 0;
  private deliveredSeq = 0;
  /** Where the list goes on; `null` when it is whole or was never begun. */
  nextCursor: string | null = null;
  loaded = false;

  constructor(private readonly userId: Id) {}

  get list(): Member[] {
    return [...this.byUser.values()];
  }

  get isComplete(): boolean {
    return this.loaded && this.nextCursor === null;
  }

  get receipts(): RoomReceipts {
    return { readByAllSeq: this.readByAllSeq, readSeq: this.readSeq, deliveredSeq: this.deliveredSeq };
  }

  /** The list from its beginning. */
  replace(members: Member[], nextCursor: string | null): void {
    this.byUser.clear();
    this.loaded = true;
    this.append(members, nextCursor);
  }

  append(members: Member[], nextCursor: string | null): void {
    this.nextCursor = nextCursor;
    for (const member of members) this.put(member);
    this.countAll();
  }

  upsert(member: Member): void {
    this.put(member);
    this.countAll();
  }

  /** Gives the member as they are now; `null` for who is not among those that are loaded. */
  describe(user: User): Member | null {
    const member = this.byUser.get(user.id);
    if (!member) return null;
    const described = { ...member, user };
    this.byUser.set(user.id, described);
    return described;
  }

  remove(userId: Id): void {
    this.byUser.delete(userId);
    this.countAll();
  }

  receipt({ userId, readSeq, deliveredSeq, readByAllSeq }: ReceiptChanged): void {
    this.readByAllSeq = readByAllSeq;
    const member = userId === null ? undefined : this.byUser.get(userId);
    if (member) this.byUser.set(member.user.id, { ...member, readSeq, deliveredSeq });
    if (userId !== null && userId !== this.userId) this.furthest(readSeq, deliveredSeq);
    // In a large room nobody is named; what everybody has read, somebody has.
    else this.furthest(readByAllSeq, readByAllSeq);
  }

  private put(member: Member): void {
    this.byUser.set(member.user.id, member);
    if (member.user.id !== this.userId) this.furthest(member.readSeq, member.deliveredSeq);
  }

  private furthest(readSeq: number, deliveredSeq: number): void {
    this.readSeq = Math.max(this.readSeq, readSeq);
    this.deliveredSeq = Math.max(this.deliveredSeq, deliveredSeq, this.readSeq);
  }

  /** Where everybody is known, what all have read can be worked out. */
  private countAll(): void {
    if (!this.isComplete || this.byUser.size === 0 || this.byUser.size > LIMITS.receiptsRoomMax) return;
    this.readByAllSeq = Math.min(...this.list.map(({ readSeq }) => readSeq));
  }
}

import type { Id, Message, MyRoom } from '@parley/contracts';
import type { HeldMessages } from '../timeline/held-messages.js';

/*
 * Unread is never kept by adding and subtracting: it is worked out anew from the messages held and from one count of the
 * server's, which says how many there were in a range at a version. What changes a message inside that range afterwards
 * is remembered by its id, so that hearing of it twice changes nothing.
 */

/** What is unread, and whether that is certain. Where it is not, it is a good guess until the server is asked again. */
export interface UnreadCounts {
  unread: number;
  mentions: number;
  exact: boolean;
}

type Counted = Pick<MyRoom, 'version' | 'lastSeq' | 'unread' | 'mentions'> & { readSeq: number };

export class UnreadCount {
  private readonly gone = new Set<Id>();
  private mentionsUncertain = false;

  /** `counted` is what the server counted in `readSeq < seq <= lastSeq`, when the room was at `version`. */
  constructor(
    private readonly userId: Id,
    private readonly counted: Counted,
  ) {}

  static of(userId: Id, room: MyRoom): UnreadCount {
    const { firstSeq = 1 }: Partial<MyRoom> = room;
    return new UnreadCount(userId, { ...room, readSeq: Math.max(room.me.readSeq, firstSeq - 1) });
  }

  /** A message changed; `before` is what was held of it. */
  note(change: Message, before: Message | null): void {
    const { counted } = this;
    if (change.version <= counted.version) return;
    if (change.seq <= counted.readSeq || change.seq > counted.lastSeq || !this.isOthers(change)) return;
    if (change.deletedAt !== null) this.gone.add(change.id);
    if (before ? this.mentionsMe(before) !== this.mentionsMe(change) : this.mayHaveMentioned(change)) {
      this.mentionsUncertain = true;
    }
  }

  /**
   * What is unread beyond `readSeq`. Every message beyond the counted range must be held.
   */
  in(held: HeldMessages, readSeq: number): UnreadCounts {
    const { counted } = this;
    if (held.covers(readSeq + 1, counted.lastSeq)) {
      return { ...this.tally(held, readSeq, Number.MAX_SAFE_INTEGER), exact: true };
    }
    const beyond = this.tally(held, counted.lastSeq, Number.MAX_SAFE_INTEGER);
    // What lies between the server's mark and ours has to be taken off, or put on where ours was set back.
    const low = Math.min(readSeq, counted.readSeq);
    const high = Math.max(readSeq, counted.readSeq);
    const between = this.tally(held, low, high);
    const sign = readSeq > counted.readSeq ? -1 : 1;
    const most = Math.max(0, counted.lastSeq - readSeq);
    const within = (value: number): number => Math.min(Math.max(0, value), most);
    return {
      unread: beyond.unread + within(counted.unread - this.gone.size + sign * between.unread),
      mentions: beyond.mentions + within(counted.mentions + sign * between.mentions),
      exact: held.covers(low + 1, high) && !this.mentionsUncertain,
    };
  }

  /** Counts what is held in `after < seq <= upTo`. */
  private tally(held: HeldMessages, after: number, upTo: number): { unread: number; mentions: number } {
    const unread = held
      .range(after + 1, upTo)
      .filter((message) => this.isOthers(message) && message.deletedAt === null);
    return { unread: unread.length, mentions: unread.filter((message) => this.mentionsMe(message)).length };
  }

  private isOthers({ kind, authorId }: Message): boolean {
    return kind === 'user' && authorId !== this.userId;
  }

  private mentionsMe({ mentions, mentionsAll }: Message): boolean {
    return mentionsAll || mentions.includes(this.userId);
  }

  /** Whether a change to a message that was not held can have changed the count of mentions. */
  private mayHaveMentioned(change: Message): boolean {
    if (change.deletedAt !== null) return this.counted.mentions > 0;
    return change.editedAt !== null && (this.counted.mentions > 0 || this.mentionsMe(change));
  }
}

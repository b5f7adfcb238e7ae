import { computed, DestroyRef, DOCUMENT, effect, inject, signal, untracked } from '@angular/core';
import type { Id, MyRoom } from '@parley/contracts';
import { FirstContent } from '../../../core/first-content/first-content';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import { firstUnread, missingFor, startOf, type Start } from './opening';
import { Places, type RoomPlace } from './places';

/** Share of the screen that stays above a message that somebody comes for. */
const ABOVE_WANTED = 0.3;

export interface Opened {
  room: () => MyRoom | undefined;
  timeline: () => RoomTimeline;
  myId: () => Id | null;
  /** The `seq` of a message that somebody comes for; `null` where it is the room. */
  wanted: () => number | null;
  loadAround: (seq: number) => Promise<void>;
}

/**
 * Finds out where a room is shown first, loading what that takes, and where the line for unread messages stands.
 *
 * The line stays where it was when the room was opened, however much is read. When the reader looks away it is set anew,
 * so that it marks what came meanwhile.
 *
 * Where the reader sets the mark back, on this device or another, the line moves there, and nothing of the room is read
 * by merely being on the screen, until the reader opens the room anew, looks back from another window, or writes.
 * Made in an injection context.
 */
export class RoomOpening {
  private readonly places = inject(Places);
  private readonly first = inject(FirstContent);
  private readonly document = inject(DOCUMENT);
  private readonly begun = signal<Start | null>(null);
  /** Messages after this `seq` were unread; `null`: none, no line. `undefined`: not known yet. */
  private readonly unreadAfter = signal<number | null | undefined>(undefined);
  private readonly keeping = signal(false);
  private mark: number | null = null;
  private asked = false;

  /** `null` until everything is there. */
  readonly start = this.begun.asReadonly();
  /** What is on the screen is not to be read: the reader wants it unread. */
  readonly keepsUnread = this.keeping.asReadonly();
  /** The `seq` from which on things are new, held or not; `null` where nothing is. */
  readonly unreadFrom = computed(() => {
    const after = this.unreadAfter();
    return after === null || after === undefined ? null : after + 1;
  });
  readonly firstUnreadSeq = computed(() => {
    const from = this.unreadFrom();
    const { messages, window } = this.opened.timeline();
    if (from === null) return null;
    // Further down, the first message that is held need not be the first unread one.
    if (window.hasBefore && window.fromSeq > from) return null;
    return firstUnread(messages, from - 1, this.opened.myId());
  });

  constructor(private readonly opened: Opened) {
    effect(() => {
      const room = opened.room();
      const { window } = opened.timeline();
      if (room && window.loaded && window.loading !== 'around' && untracked(this.begun) === null)
        untracked(() => this.begin(room));
    });

    const view = this.document.defaultView;
    const listening = new AbortController();
    view?.addEventListener('blur', () => this.lookAway(), { signal: listening.signal });
    view?.addEventListener('focus', () => this.lookBack(), { signal: listening.signal });
    inject(DestroyRef).onDestroy(() => listening.abort());
  }

  /** The reader took part: what came before is not new any more. */
  spoke(): void {
    this.keeping.set(false);
    this.unreadAfter.set(null);
  }

  /**
   * How far the reader has read, as the client tells it. Back while one looks is the reader's wish, on whatever device;
   * back by catching up is what was missed, to be read now.
   */
  noteMark(readSeq: number, caughtUp: boolean): void {
    if (this.mark !== null && readSeq < this.mark) {
      this.unreadAfter.set(readSeq);
      this.keeping.set(!caughtUp);
    }
    this.mark = readSeq;
  }

  /** The reader wants the message with this `seq`, and what follows it, unread. */
  keepUnread(seq: number): void {
    this.unreadAfter.set(seq - 1);
    this.keeping.set(true);
  }

  /** The mark could not be set back. */
  keepNothing(): void {
    this.keeping.set(false);
  }

  private begin(room: MyRoom): void {
    this.mark ??= room.me.readSeq;
    if (this.unreadAfter() === undefined) this.unreadAfter.set(room.unread > 0 ? room.me.readSeq : null);
    const place = this.placeIn(room);
    const { window } = this.opened.timeline();
    const missing = missingFor(place, this.unreadAfter() ?? null, window);
    if (missing !== null && !this.asked) {
      this.asked = true;
      // Without a connection it begins with what is held.
      void this.opened
        .loadAround(missing)
        .catch(() => undefined)
        .then(() => {
          if (this.begun() === null) this.begin(room);
        });
      return;
    }
    if (missing !== null && window.loading === 'around') return;
    this.begun.set(startOf(place, this.firstUnreadSeq(), window));
    this.first.tell();
  }

  private placeIn({ id, firstSeq, lastSeq }: MyRoom): RoomPlace {
    const seq = this.opened.wanted();
    if (seq === null || seq < firstSeq || seq > lastSeq) return this.places.get(id);
    const message = this.opened.timeline().messages.find((one) => one.seq === seq);
    return { at: 'message', id: message?.id ?? '', seq, top: this.screen * ABOVE_WANTED };
  }

  private get screen(): number {
    return this.document.defaultView?.innerHeight ?? 0;
  }

  private lookAway(): void {
    const room = this.opened.room();
    if (room?.unread === 0) this.unreadAfter.set(room.lastSeq);
  }

  /** Nothing came meanwhile: what comes now is read as it comes. */
  private lookBack(): void {
    this.keeping.set(false);
    if (this.firstUnreadSeq() === null) this.unreadAfter.set(null);
  }
}

import { signal } from '@angular/core';
import type { DrawnRows } from './drawn-rows';
import type { Start } from './opening';
import type { RoomPlace } from './places';
import type { Row } from './rows';
import { ScrollKeeper, type Place } from './scroll-keeper';

/** Screens that are drawn beyond what is visible before more is taken in. */
const SCREENS_AHEAD = 1.25;
/** Milliseconds that the rest of what is to be drawn waits after a room was opened. */
const FILL_AFTER_MS = 150;
/** Share of the screen that stays above the line for unread messages, and above a message that one is led to. */
const ABOVE_UNREAD = 0.2;
const ABOVE_LED = 0.3;

export interface ScrolledElements {
  scroller: HTMLElement;
  /** Everything that scrolls. */
  content: HTMLElement;
  /** The rows. */
  list: HTMLElement;
}

/** What scrolling leads to. */
export interface ScrollTold {
  olderWanted(): void;
  newerWanted(): void;
  latestWanted(): void;
  /** The highest `seq` that was on the screen while the page had the attention. */
  seen(seq: number): void;
  moved(place: RoomPlace): void;
}

/**
 * Where the reader is in the rows that are drawn: leads there, holds it, and takes in more as the reader comes near an
 * edge. It listens by itself: scrolling alone sets no change detection to work.
 */
export class TimelineScroll {
  private readonly keeper: ScrollKeeper;
  private readonly document: Document;
  private begun = false;
  /** Somebody wants to the end, and it is being loaded. */
  private endWanted = false;
  /** A row to be led to as soon as it is drawn. */
  private target: Place | null = null;
  private lookDue = 0;
  private fillDue: ReturnType<typeof setTimeout> | undefined;
  private seenSeq = 0;
  /** The line that was on the screen, by the `seq` from which on things are new. */
  private lineSeen: number | null = null;
  private readonly above = signal(false);
  private readonly away = signal<'end' | 'near' | 'far'>('end');

  /** How far from the end of what is drawn. */
  readonly distance = this.away.asReadonly();
  /** What is new begins above the screen, and was not on it yet. */
  readonly newAbove = this.above.asReadonly();

  constructor(
    private readonly elements: ScrolledElements,
    private readonly drawn: DrawnRows,
    private readonly told: ScrollTold,
    /** The `seq` from which on things are new. */
    private readonly unreadFrom: () => number | null,
  ) {
    this.keeper = new ScrollKeeper(elements.scroller, elements.list, () => drawn.live());
    this.document = elements.scroller.ownerDocument;
  }

  /** The reader looks at the end of the room: what comes now is before their eyes. */
  get isReadingEnd(): boolean {
    return this.keeper.atEnd && this.drawn.live() && this.isLookedAt;
  }

  /** Asked in the middle of a change: what grew is scrolled to first, or where the reader went is looked at. */
  followsEnd(): boolean {
    this.keeper.settle();
    return this.keeper.atEnd;
  }

  /** Gives back how to stop. */
  listen(): () => void {
    const { scroller, content } = this.elements;
    const listening = new AbortController();
    const options = { passive: true, signal: listening.signal };
    scroller.addEventListener('scroll', () => this.scrolled(), options);
    scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && this.turnedUp(), options);
    scroller.addEventListener('touchmove', () => this.keeper.turnedUp(), options);
    // What was on the screen counts as read only when somebody looks.
    this.document.defaultView?.addEventListener('focus', () => this.soonLook(), options);
    this.document.addEventListener('visibilitychange', () => this.soonLook(), options);
    const resized = new ResizeObserver(() => {
      this.keeper.restore();
      this.soonLook();
    });
    resized.observe(scroller);
    resized.observe(content);
    return () => {
      listening.abort();
      resized.disconnect();
      cancelAnimationFrame(this.lookDue);
      clearTimeout(this.fillDue);
    };
  }

  /** The rows are about to change. */
  beforeChange(): void {
    this.keeper.settle();
  }

  /** The rows have changed, and are not painted yet. */
  afterChange(start: Start, hasAfter: boolean): void {
    if (!this.begun) this.begin(start, hasAfter);
    else if (this.target && this.keeper.goTo(this.target)) this.target = null;
    else if (this.endWanted && !hasAfter) this.goToEnd(hasAfter);
    else this.keeper.restore();
    // What arrives before the reader's eyes is read before it is painted: it never flashes up as unread.
    if (this.keeper.atEnd) {
      this.keeper.settle();
      this.tellSeen();
    }
    this.soonLook();
  }

  /** Goes to the end of the room, having it loaded where it is not held. */
  goToEnd(hasAfter: boolean): void {
    this.endWanted = hasAfter;
    if (hasAfter) {
      this.told.latestWanted();
      return;
    }
    this.drawn.toEnd();
    this.keeper.goToEnd();
    this.soonLook();
  }

  goToMessage(seq: number, key: string): void {
    this.endWanted = false;
    this.drawn.to(seq);
    const target = { key, top: this.screen * ABOVE_LED };
    this.target = this.keeper.goTo(target) ? null : target;
    this.soonLook();
  }

  /** What is on the screen counts as not seen yet. */
  forgetSeen(): void {
    this.seenSeq = 0;
    this.soonLook();
  }

  turnedUp(): void {
    this.endWanted = false;
    this.fill();
    this.keeper.turnedUp();
  }

  soonLook(): void {
    this.lookDue ||= requestAnimationFrame(() => {
      this.lookDue = 0;
      this.look();
    });
  }

  private get screen(): number {
    return this.elements.scroller.clientHeight;
  }

  private begin(start: Start, hasAfter: boolean): void {
    this.begun = true;
    const place =
      start.at === 'unread'
        ? { key: 'unread', top: this.screen * ABOVE_UNREAD }
        : start.at === 'message'
          ? { key: start.id, top: start.top }
          : null;
    if (place && this.keeper.goTo(place)) return;
    this.keeper.goToEnd();
    // The end of what is held; the end of the room is on its way.
    this.endWanted = hasAfter;
  }

  private scrolled(): void {
    this.keeper.settle();
    this.soonLook();
  }

  /** Takes stock of what is on the screen, at most once a frame. */
  private look(): void {
    const { keeper, screen } = this;
    keeper.settle();
    this.away.set(keeper.atEnd ? 'end' : keeper.spare.below < screen / 2 ? 'near' : 'far');
    this.tellPlace();
    this.tellSeen();
    if (this.drawn.sparse) this.fillSoon();
    else if (keeper.spare.above < screen * SCREENS_AHEAD) {
      if (this.drawn.growUp()) this.told.olderWanted();
    } else if (keeper.spare.below < screen * SCREENS_AHEAD) {
      if (this.drawn.growDown()) this.told.newerWanted();
    }
  }

  /** What the first paint was spared: when nothing else is to be done, or the reader turns up. It is held already. */
  private fillSoon(): void {
    this.fillDue ||= setTimeout(() => this.fill(), FILL_AFTER_MS);
  }

  private fill(): void {
    clearTimeout(this.fillDue);
    this.fillDue = undefined;
    if (this.drawn.sparse) this.drawn.growUp();
  }

  private tellPlace(): void {
    const seqs = new Map(this.drawn.rows().map((row) => [row.key, seqOf(row)]));
    const first = this.keeper.visible.rows.find(({ key }) => seqs.get(key));
    const seq = first && seqs.get(first.key);
    const inside = !this.keeper.atEnd && first && seq;
    this.noticeLine(seq || null);
    this.drawn.readerAt(inside ? seq : null);
    this.told.moved(inside ? { at: 'message', id: first.key, seq, top: first.top } : { at: 'end' });
  }

  private get isLookedAt(): boolean {
    return this.document.visibilityState === 'visible' && this.document.hasFocus();
  }

  private noticeLine(firstVisible: number | null): void {
    const from = this.unreadFrom();
    if (from === null || firstVisible === null) return this.above.set(false);
    const onScreen = firstVisible <= from || this.keeper.visible.rows.some(({ key }) => key === 'unread');
    if (onScreen && this.isLookedAt) this.lineSeen = from;
    this.above.set(!onScreen && this.lineSeen !== from);
  }

  private tellSeen(): void {
    if (!this.isLookedAt) return;
    const rows = this.drawn.rows();
    const { read } = this.keeper.visible;
    for (let index = rows.findIndex(({ key }) => key === read); index >= 0; index -= 1) {
      const seq = seqOf(rows[index]!);
      if (seq === null) continue;
      if (seq > this.seenSeq) this.told.seen((this.seenSeq = seq));
      return;
    }
  }
}

function seqOf(row: Row): number | null {
  return row.kind === 'message' || row.kind === 'notice' ? (row.message?.seq ?? null) : null;
}

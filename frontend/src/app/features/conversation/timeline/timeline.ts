import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { OutboxItem, RoomReceipts } from '@parley/client';
import type { Id, User } from '@parley/contracts';
import { indexOfSeq, stretch } from '../../../core/messages/held-messages';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { deliveryOf, type Delivery } from '../message/delivery';
import type { Edit } from '../message/message-acts';
import { MentionBook } from '../message/mention-book';
import { Message } from '../message/message';
import type { Abilities, MessageAct } from '../message/message-act';
import { Notice } from './notice';
import type { Start } from './opening';
import type { RoomPlace } from './places';
import {
  fit,
  growDown,
  growUp,
  lastOf,
  sizesFor,
  windowAround,
  windowAtEnd,
  type Extent,
  type RenderWindow,
} from './render-window';
import { RowBuilder, type MessageRow, type Row } from './rows';
import { ScrollKeeper, type Place } from './scroll-keeper';
import { TimelineSkeleton } from './timeline-skeleton';

/** Screens that are drawn beyond what is visible before more is taken in. */
const SCREENS_AHEAD = 1.25;
/** Share of the screen that stays above the line for unread messages, as a bearing. */
const ABOVE_UNREAD = 0.2;

/**
 * The messages of a room: draws a bounded window of them, keeps the reader's place in it, and asks for what is beyond.
 *
 * `render-window.ts` says which messages are drawn, `rows.ts` what of them looks how, `scroll-keeper.ts` holds the place.
 * The log is not announced as it changes, or scrolling up would read history aloud: what is new is told separately.
 */
@Component({
  selector: 'pl-timeline',
  imports: [Icon, Message, Notice, Time, TimelineSkeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timeline.html',
  styleUrl: './timeline.css',
})
export class Timeline {
  readonly timeline = input.required<RoomTimeline>();
  readonly items = input.required<readonly OutboxItem[]>();
  readonly people = input.required<Readonly<Record<Id, User | undefined>>>();
  readonly myId = input.required<Id | null>();
  /** A moderator may delete what others wrote. */
  readonly moderates = input(false);
  readonly receipts = input<RoomReceipts>();
  /** Where to begin; read once. */
  readonly start = input.required<Start>();
  readonly firstUnreadSeq = input<number | null>(null);
  /** Messages that were not on the screen yet. */
  readonly unread = input(0);
  readonly edit = input<Edit | null>(null);
  readonly enterSends = input(true);
  /** Loading more has failed; nothing is asked for until somebody wants it again. */
  readonly stuck = input(false);

  readonly act = output<MessageAct>();
  readonly olderWanted = output();
  readonly newerWanted = output();
  readonly latestWanted = output();
  readonly retryWanted = output();
  /** The highest `seq` that was on the screen while the page had the attention. */
  readonly seen = output<number>();
  readonly moved = output<RoomPlace>();

  private readonly destroyed = inject(DestroyRef);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  private readonly document = inject(DOCUMENT);
  private readonly builder = new RowBuilder();
  private readonly mentions = new MentionBook();
  private keeper: ScrollKeeper | null = null;
  private started = false;
  /** Somebody wants to the end, and it is being loaded. */
  private endWanted = false;
  /** A row to be led to as soon as it is drawn. */
  private target: Place | null = null;
  private lookDue = 0;
  /** The first visible message; `null` at the end. */
  private readerSeq: number | null = null;
  private seenSeq = 0;

  private readonly extent = computed<Extent>(
    () => {
      const { messages } = this.timeline();
      return { fromSeq: messages[0]?.seq ?? 0, toSeq: messages.at(-1)?.seq ?? 0 };
    },
    { equal: (a, b) => a.fromSeq === b.fromSeq && a.toSeq === b.toSeq },
  );
  private readonly drawn = linkedSignal<Extent, RenderWindow>({
    source: () => this.extent(),
    computation: (extent, previous) => {
      if (previous && this.started)
        return fit(previous.value, previous.source, extent, this.readerSeq, this.sizes());
      const start = untracked(() => this.start());
      return start.at === 'end'
        ? windowAtEnd(extent, this.sizes())
        : windowAround(start.seq, extent, this.sizes());
    },
  });
  /** What is drawn ends where the room ends. */
  protected readonly live = computed(() => !this.timeline().window.hasAfter && this.drawn().last === null);
  protected readonly moreAbove = computed(
    () => this.timeline().window.hasBefore || this.drawn().first > this.extent().fromSeq,
  );
  protected readonly rows = computed<readonly Row[]>(() => {
    const { messages } = this.timeline();
    const drawn = this.drawn();
    return this.builder.build({
      messages: stretch(messages, drawn.first, lastOf(drawn, this.extent())),
      before: messages[indexOfSeq(messages, drawn.first) - 1] ?? null,
      items: this.live() ? this.items() : [],
      myId: this.myId(),
      firstUnreadSeq: this.firstUnreadSeq(),
    });
  });
  private readonly distance = signal<'end' | 'near' | 'far'>('end');
  protected readonly jump = computed(() => {
    const unread = this.unread();
    const distance = this.live() ? this.distance() : 'far';
    if (distance === 'end' || (distance === 'near' && unread === 0)) return null;
    return unread === 0 ? 'Jump to latest' : unread === 1 ? '1 new message' : `${unread} new messages`;
  });

  private readonly chosen = signal<string | null>(null);
  /** The one message that the Tab key reaches; the arrow keys move on from it. */
  protected readonly reachable = computed(() => {
    const rows = this.rows();
    const chosen = this.chosen();
    return rows.some(({ key }) => key === chosen)
      ? chosen
      : (rows.findLast(({ kind }) => kind === 'message')?.key ?? null);
  });

  constructor() {
    // Before the template: where everything still is.
    effect(() => {
      this.rows();
      this.edit();
      untracked(() => this.keeper?.settle());
    });
    // After it, before the browser paints: back to where it was.
    afterRenderEffect({
      mixedReadWrite: () => {
        this.rows();
        this.edit();
        untracked(() => this.rendered());
      },
    });
    afterNextRender(() => this.watch());
  }

  /** Goes to the end of the room, loading it where it is not held. */
  goToEnd(): void {
    if (this.timeline().window.hasAfter) {
      this.endWanted = true;
      this.latestWanted.emit();
      return;
    }
    this.readerSeq = null;
    if (this.drawn().last !== null) this.drawn.set(windowAtEnd(this.extent(), this.sizes()));
    this.keeper?.goToEnd();
    this.soonLook();
  }

  /** Leads to a message that is held. */
  goToMessage(seq: number, key: Id): void {
    const drawn = this.drawn();
    if (seq < drawn.first || seq > lastOf(drawn, this.extent()))
      this.drawn.set(windowAround(seq, this.extent(), this.sizes()));
    this.target = { key, top: this.scroller().nativeElement.clientHeight * 0.3 };
    this.keeper?.goTo(this.target);
  }

  protected mentioned(row: MessageRow): ReturnType<MentionBook['of']> {
    return this.mentions.of(row.message, this.people(), this.myId());
  }

  protected delivery(row: MessageRow): Delivery | null {
    return row.authorId === this.myId() ? deliveryOf(row.message, row.item, this.receipts()) : null;
  }

  protected abilities(row: MessageRow): Abilities {
    const own = row.authorId === this.myId();
    return own ? OWN : this.moderates() ? MODERATED : OTHERS;
  }

  protected choose(event: FocusEvent): void {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key) this.chosen.set(key);
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'PageUp' || event.key === 'Home' || event.key === 'ArrowUp') this.keeper?.turnedUp();
    const from = event.target as HTMLElement;
    if (from.role !== 'article') {
      if (event.key === 'End' && from === this.scroller().nativeElement) this.goToEnd();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const articles = Array.from(
      this.list().nativeElement.querySelectorAll<HTMLElement>(':scope > [role=article]'),
    );
    articles[articles.indexOf(from) + step]?.focus();
  }

  private rendered(): void {
    const keeper = this.attach();
    if (!this.started) this.begin(keeper);
    else if (this.target && keeper.goTo(this.target)) this.target = null;
    else if (this.endWanted && !this.timeline().window.hasAfter) {
      this.endWanted = false;
      this.goToEnd();
    } else keeper.restore();
    this.soonLook();
  }

  private attach(): ScrollKeeper {
    return (this.keeper ??= new ScrollKeeper(this.scroller().nativeElement, this.list().nativeElement, () =>
      untracked(this.live),
    ));
  }

  private begin(keeper: ScrollKeeper): void {
    this.started = true;
    const start = this.start();
    const top = this.scroller().nativeElement.clientHeight * ABOVE_UNREAD;
    const place =
      start.at === 'unread'
        ? { key: 'unread', top }
        : start.at === 'message'
          ? { key: start.id, top: start.top }
          : null;
    if (!place || !keeper.goTo(place)) keeper.goToEnd();
  }

  /** Listens without templates: scrolling alone shall not set change detection to work. */
  private watch(): void {
    const scroller = this.scroller().nativeElement;
    const listening = new AbortController();
    const options = { passive: true, signal: listening.signal };
    scroller.addEventListener('scroll', () => this.scrolled(), options);
    scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && this.keeper?.turnedUp(), options);
    scroller.addEventListener('touchmove', () => this.keeper?.turnedUp(), options);
    // What was on the screen counts as read only when somebody looks.
    this.document.defaultView?.addEventListener('focus', () => this.soonLook(), options);
    this.document.addEventListener('visibilitychange', () => this.soonLook(), options);
    const resized = new ResizeObserver(() => {
      this.keeper?.restore();
      this.soonLook();
    });
    resized.observe(scroller);
    resized.observe(this.content().nativeElement);
    this.destroyed.onDestroy(() => {
      listening.abort();
      resized.disconnect();
      cancelAnimationFrame(this.lookDue);
    });
  }

  private scrolled(): void {
    this.keeper?.settle();
    this.soonLook();
  }

  private soonLook(): void {
    this.lookDue ||= requestAnimationFrame(() => {
      this.lookDue = 0;
      this.look();
    });
  }

  /** Takes stock of what is on the screen, at most once a frame. */
  private look(): void {
    const { keeper } = this;
    if (!keeper) return;
    keeper.settle();
    const { below } = keeper.spare;
    const screen = this.scroller().nativeElement.clientHeight;
    this.distance.set(keeper.atEnd ? 'end' : below < screen / 2 ? 'near' : 'far');
    this.tellPlace(keeper);
    this.tellSeen(keeper);
    this.takeInMore(keeper, screen);
  }

  private tellPlace(keeper: ScrollKeeper): void {
    const seqs = new Map(this.rows().map((row) => [row.key, seqOf(row)]));
    const first = keeper.visible.rows.find(({ key }) => seqs.get(key));
    const seq = first && seqs.get(first.key);
    this.readerSeq = keeper.atEnd || !seq ? null : seq;
    this.moved.emit(
      keeper.atEnd || !first || !seq ? { at: 'end' } : { at: 'message', id: first.key, seq, top: first.top },
    );
  }

  private tellSeen(keeper: ScrollKeeper): void {
    if (this.document.visibilityState !== 'visible' || !this.document.hasFocus()) return;
    const rows = this.rows();
    const { read } = keeper.visible;
    for (let index = rows.findIndex(({ key }) => key === read); index >= 0; index -= 1) {
      const seq = seqOf(rows[index]!);
      if (!seq) continue;
      if (seq > this.seenSeq) this.seen.emit((this.seenSeq = seq));
      return;
    }
  }

  private takeInMore(keeper: ScrollKeeper, screen: number): void {
    const { above, below } = keeper.spare;
    const { window } = this.timeline();
    const extent = this.extent();
    const sizes = this.sizes();
    if (above < screen * SCREENS_AHEAD) {
      const grown = growUp(this.drawn(), extent, sizes);
      this.drawn.set(grown);
      if (window.hasBefore && !this.stuck() && grown.first - extent.fromSeq < sizes.step)
        this.olderWanted.emit();
    } else if (below < screen * SCREENS_AHEAD) {
      const grown = growDown(this.drawn(), extent, sizes);
      this.drawn.set(grown);
      const left = extent.toSeq - lastOf(grown, extent);
      if (window.hasAfter && !this.stuck() && left < sizes.step) this.newerWanted.emit();
    }
  }

  private sizes(): ReturnType<typeof sizesFor> {
    return sizesFor(this.document.defaultView?.innerHeight ?? 0);
  }
}

function seqOf(row: Row): number | null {
  return row.kind === 'message' || row.kind === 'notice' ? (row.message?.seq ?? null) : null;
}

const OWN: Abilities = { edit: true, delete: true };
const MODERATED: Abilities = { edit: false, delete: true };
const OTHERS: Abilities = { edit: false, delete: false };

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
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { OutboxItem, RoomReceipts } from '@parley/client';
import type { Id, Message as StoredMessage, User } from '@parley/contracts';
import { type MessageRights, NO_RIGHTS } from '../../../core/access/allowed-acts';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import type { Mentioned } from '../markdown/mentions';
import { abilitiesFor, type Abilities } from '../message/abilities';
import { deliveryOf, type Delivery } from '../message/delivery';
import { MentionBook } from '../message/mention-book';
import { Message } from '../message/message';
import type { MessageAct } from '../message/message-act';
import type { Edit } from '../message/message-acts';
import { DrawnRows } from './drawn-rows';
import { Notice } from './notice';
import type { Start } from './opening';
import type { RoomPlace } from './places';
import { ReaderPlace } from './reader-place';
import type { MessageRow } from './rows';
import { TimelineScroll } from './timeline-scroll';
import { TimelineSkeleton } from './timeline-skeleton';

/** Milliseconds for which a message that somebody was led to stands out. */
const LED_SHOWN = 1_600;

/**
 * The messages of a room: draws a bounded window of them, keeps the reader's place in it, and asks for what is beyond.
 *
 * `drawn-rows.ts` says which rows are drawn, `timeline-scroll.ts` where the reader is in them. The log is not announced
 * as it changes, or scrolling up would read history aloud: what is new is told separately (`announcer.ts`).
 */
@Component({
  selector: 'pl-timeline',
  imports: [Icon, Message, Notice, Time, TimelineSkeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timeline.html',
  styleUrl: './timeline.css',
  providers: [{ provide: ReaderPlace, useExisting: Timeline }],
})
export class Timeline implements ReaderPlace {
  readonly timeline = input.required<RoomTimeline>();
  readonly items = input.required<readonly OutboxItem[]>();
  readonly people = input.required<Readonly<Record<Id, User | undefined>>>();
  readonly myId = input.required<Id | null>();
  /** Everything held of the room, for what messages answer to. */
  readonly held = input.required<readonly StoredMessage[]>();
  /** A moderator may delete what others wrote. */
  readonly rights = input<MessageRights>(NO_RIGHTS);
  readonly receipts = input<RoomReceipts>();
  /** Where to begin; read once. */
  readonly start = input.required<Start>();
  readonly firstUnreadSeq = input<number | null>(null);
  /** The `seq` from which on things are new, held or not. */
  readonly unreadFrom = input<number | null>(null);
  /** Being on the screen does not read anything now. */
  readonly keepsUnread = input(false);
  /** A room between two people. */
  readonly direct = input(false);
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
  /** To the first message that is new, which may not be held. */
  readonly firstUnreadWanted = output();
  readonly retryWanted = output();
  /** The highest `seq` that was on the screen while the page had the attention. */
  readonly seen = output<number>();
  readonly moved = output<RoomPlace>();

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly mentions = new MentionBook();
  private readonly scroll = signal<TimelineScroll | null>(null);

  protected readonly drawn = new DrawnRows({
    timeline: this.timeline,
    items: this.items,
    myId: this.myId,
    firstUnreadSeq: this.firstUnreadSeq,
    direct: this.direct,
    start: this.start,
    screenHeight: () => this.view?.innerHeight ?? 0,
  });
  protected readonly originals = computed(() => this.drawn.originalsAmong(this.held()));
  private readonly ownAbilities = computed(() => abilitiesFor(true, this.rights()));
  private readonly othersAbilities = computed(() => abilitiesFor(false, this.rights()));
  protected readonly led = signal<Id | null>(null);
  protected readonly jump = computed(() => {
    const unread = this.unread();
    const distance = this.drawn.live() ? (this.scroll()?.distance() ?? 'end') : 'far';
    if (distance === 'end' || (distance === 'near' && unread === 0)) return null;
    return unread === 0 ? 'Jump to latest' : unread === 1 ? '1 new message' : `${unread} new messages`;
  });

  protected readonly newAbove = computed(() => this.scroll()?.newAbove() ?? false);

  private focusWanted: Id | null = null;
  private readonly chosen = signal<string | null>(null);
  /** The one message that the Tab key reaches; the arrow keys move on from it. */
  protected readonly reachable = computed(() => {
    const rows = this.drawn.rows();
    const chosen = this.chosen();
    return rows.some(({ key }) => key === chosen)
      ? chosen
      : (rows.findLast(({ kind }) => kind === 'message')?.key ?? null);
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    const changes = (): void => {
      this.drawn.rows();
      this.edit();
      this.stuck();
    };
    // Before the template: where everything still is.
    effect(() => {
      changes();
      untracked(() => this.scroll()?.beforeChange());
    });
    // After it, before the browser paints: back to where it was.
    afterRenderEffect({
      mixedReadWrite: () => {
        changes();
        untracked(() => {
          this.begun().afterChange(this.start(), this.timeline().window.hasAfter);
          this.giveFocus();
        });
      },
    });
    // Where the line moves, what is on the screen may be unread again, though it was seen before.
    effect(() => {
      this.keepsUnread();
      this.unreadFrom();
      untracked(() => this.scroll()?.forgetSeen());
    });
    afterNextRender(() => destroyed.onDestroy(this.begun().listen()));
  }

  /** What comes now is before the reader's eyes. */
  get isReadingEnd(): boolean {
    return !this.keepsUnread() && (this.scroll()?.isReadingEnd ?? false);
  }

  followsEnd(): boolean {
    return this.scroll()?.followsEnd() ?? true;
  }

  goToEnd(): void {
    this.scroll()?.goToEnd(this.timeline().window.hasAfter);
  }

  /** Leads to a message within the timeline, with `focus` the keyboard, too. */
  goToMessage(seq: number, id: Id, { focus = false }: { focus?: boolean } = {}): void {
    this.focusWanted = focus ? id : null;
    this.led.set(id);
    setTimeout(() => this.led.set(null), LED_SHOWN);
    this.scroll()?.goToMessage(seq, id);
    this.giveFocus();
  }

  /** Leads to the line for unread messages, above the first of them. */
  goToUnread(seq: number): void {
    this.scroll()?.goToMessage(seq, 'unread');
  }

  /** Has a message drawn that is within the timeline, wherever it stands then. */
  draw(seq: number, id: Id): void {
    if (!this.drawn.rows().some(({ key }) => key === id)) this.scroll()?.goToMessage(seq, id);
  }

  protected original(row: MessageRow): StoredMessage | null {
    const id = (row.message ?? row.item)?.replyTo;
    return (id && this.originals().get(id)) || null;
  }

  protected mentioned(row: MessageRow): Mentioned {
    return this.mentions.of(row.message, this.people(), this.myId());
  }

  protected delivery(row: MessageRow): Delivery | null {
    return row.authorId === this.myId() ? deliveryOf(row.message, row.item, this.receipts()) : null;
  }

  protected abilities(row: MessageRow): Abilities {
    return row.authorId === this.myId() ? this.ownAbilities() : this.othersAbilities();
  }

  protected choose(event: FocusEvent): void {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key) this.chosen.set(key);
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'PageUp' || event.key === 'Home' || event.key === 'ArrowUp') this.scroll()?.turnedUp();
    const from = event.target as HTMLElement;
    if (from.role !== 'article') {
      if (event.key === 'End' && from === this.scroller().nativeElement) this.goToEnd();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const list = this.list().nativeElement;
    const articles = Array.from(list.querySelectorAll<HTMLElement>(':scope > [role=article]'));
    articles[articles.indexOf(from) + step]?.focus();
  }

  /** As soon as the message that shall have it is drawn. */
  private giveFocus(): void {
    const id = this.focusWanted;
    if (id === null) return;
    const row = this.list().nativeElement.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`);
    if (!row) return;
    this.focusWanted = null;
    row.focus({ preventScroll: true });
  }

  private begun(): TimelineScroll {
    const known = this.scroll();
    if (known) return known;
    const scroll = new TimelineScroll(
      {
        scroller: this.scroller().nativeElement,
        content: this.content().nativeElement,
        list: this.list().nativeElement,
      },
      this.drawn,
      {
        olderWanted: () => !this.stuck() && this.olderWanted.emit(),
        newerWanted: () => !this.stuck() && this.newerWanted.emit(),
        latestWanted: () => this.latestWanted.emit(),
        seen: (seq) => !this.keepsUnread() && this.seen.emit(seq),
        moved: (place) => this.moved.emit(place),
      },
      this.unreadFrom,
    );
    this.scroll.set(scroll);
    return scroll;
  }
}

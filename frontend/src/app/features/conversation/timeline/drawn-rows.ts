import { computed, linkedSignal, untracked } from '@angular/core';
import type { OutboxItem } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import { indexOfSeq, stretch } from '../../../core/messages/held-messages';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import type { Start } from './opening';
import {
  fit,
  growDown,
  growUp,
  isSparse,
  lastOf,
  sizesFor,
  windowAround,
  windowAtEnd,
  windowForOpening,
  type Extent,
  type RenderWindow,
  type WindowSizes,
} from './render-window';
import { RowBuilder, type Row } from './rows';

export interface DrawnSource {
  timeline: () => RoomTimeline;
  items: () => readonly OutboxItem[];
  myId: () => Id | null;
  firstUnreadSeq: () => number | null;
  direct: () => boolean;
  start: () => Start;
  /** Pixels. */
  screenHeight: () => number;
}

/** The rows of a timeline that are drawn, as signals: follows what is held, and moves over it with the reader. */
export class DrawnRows {
  private readonly builder = new RowBuilder();
  private started = false;
  /** The first visible message; `null` at the end. */
  private readerSeq: number | null = null;

  private readonly extent = computed<Extent>(
    () => {
      const { messages } = this.source.timeline();
      return { fromSeq: messages[0]?.seq ?? 0, toSeq: messages.at(-1)?.seq ?? 0 };
    },
    { equal: (a, b) => a.fromSeq === b.fromSeq && a.toSeq === b.toSeq },
  );
  private readonly window = linkedSignal<Extent, RenderWindow>({
    source: () => this.extent(),
    computation: (extent, previous) => {
      if (previous && this.started)
        return fit(previous.value, previous.source, extent, this.readerSeq, this.sizes);
      const start = untracked(this.source.start);
      return start.at === 'end'
        ? windowForOpening(extent, this.sizes)
        : windowAround(start.seq, extent, this.sizes);
    },
  });

  /** What is drawn ends where the room ends. */
  readonly live = computed(() => !this.source.timeline().window.hasAfter && this.window().last === null);
  readonly moreAbove = computed(
    () => this.source.timeline().window.hasBefore || this.window().first > this.extent().fromSeq,
  );
  readonly rows = computed<readonly Row[]>(() => {
    const { messages } = this.source.timeline();
    const window = this.window();
    return this.builder.build({
      messages: stretch(messages, window.first, lastOf(window, this.extent())),
      before: messages[indexOfSeq(messages, window.first) - 1] ?? null,
      items: this.live() ? this.source.items() : [],
      myId: this.source.myId(),
      firstUnreadSeq: this.source.firstUnreadSeq(),
      direct: this.source.direct(),
    });
  });

  constructor(private readonly source: DrawnSource) {}

  /** From now on the window follows the reader, not where the room was to be opened. */
  readerAt(seq: number | null): void {
    this.started = true;
    this.readerSeq = seq;
  }

  toEnd(): void {
    this.readerAt(null);
    if (this.window().last !== null) this.window.set(windowAtEnd(this.extent(), this.sizes));
  }

  to(seq: number): void {
    const { first } = this.window();
    this.readerAt(seq);
    if (seq < first || seq > lastOf(this.window(), this.extent()))
      this.window.set(windowAround(seq, this.extent(), this.sizes));
  }

  /** The reader is at the end, and what a room was opened with is all that is drawn. */
  get sparse(): boolean {
    return this.readerSeq === null && isSparse(this.window(), this.extent(), this.sizes);
  }

  /** Takes in older messages; `true` when the next ones have to be loaded. */
  growUp(): boolean {
    const grown = growUp(this.window(), this.extent(), this.sizes);
    this.window.set(grown);
    return this.source.timeline().window.hasBefore && grown.first - this.extent().fromSeq < this.sizes.step;
  }

  /** Takes in newer messages; `true` when the next ones have to be loaded. */
  growDown(): boolean {
    const grown = growDown(this.window(), this.extent(), this.sizes);
    this.window.set(grown);
    const left = this.extent().toSeq - lastOf(grown, this.extent());
    return this.source.timeline().window.hasAfter && left < this.sizes.step;
  }

  /** The messages that those on the screen answer to, as far as they are held. */
  originalsAmong(held: readonly Message[]): ReadonlyMap<Id, Message> {
    const wanted = new Set<Id>();
    for (const row of this.rows()) {
      const replyTo = row.kind === 'message' ? (row.message ?? row.item)?.replyTo : null;
      if (replyTo) wanted.add(replyTo);
    }
    if (wanted.size === 0) return NONE;
    return new Map(held.flatMap((message) => (wanted.has(message.id) ? [[message.id, message]] : [])));
  }

  private get sizes(): WindowSizes {
    return sizesFor(this.source.screenHeight());
  }
}

const NONE: ReadonlyMap<Id, Message> = new Map();

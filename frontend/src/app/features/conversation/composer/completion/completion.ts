import { computed, type Signal, signal } from '@angular/core';
import { type Callable, type Candidate, emojiFor, peopleFor } from './candidates';
import { finishedEmojiAt, type Unfinished, unfinishedAt } from './completion-at';
import type { Shortcode } from './shortcodes';

/** What takes the place of a word. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What is offered while somebody types a name or an emoji, and which of it is chosen. */
export class Completion {
  private readonly unfinished = signal<Unfinished | null>(null);
  private readonly shortcodes = signal<readonly Shortcode[]>([]);
  private readonly place = signal(0);
  /** Where the word begins that somebody wanted nothing offered for. */
  private refused: number | null = null;

  readonly candidates = computed<readonly Candidate[]>(() => {
    const word = this.unfinished();
    if (!word) return [];
    return word.kind === 'mention'
      ? peopleFor(word.query, this.callable())
      : emojiFor(word.query, this.shortcodes());
  });
  readonly isOpen = computed(() => this.candidates().length > 0);
  /** The one that Enter takes. */
  readonly active = computed(() => Math.min(this.place(), this.candidates().length - 1));
  /** What is typed of a name; `null` where none is. */
  readonly mention = computed(() => {
    const word = this.unfinished();
    return word?.kind === 'mention' ? word.query : null;
  });

  constructor(private readonly callable: Signal<Callable>) {}

  /** The text or the caret has changed. Gives what takes the place of an emoji that was typed to its end. */
  look(text: string, caret: number): Replacement | null {
    const word = unfinishedAt(text, caret);
    if (word?.from !== this.refused) this.refused = null;
    const before = this.unfinished();
    if (word?.query !== before?.query || word?.from !== before?.from) this.place.set(0);
    this.unfinished.set(this.refused === null ? word : null);
    if (word?.kind === 'emoji') void this.loadShortcodes();
    const finished = finishedEmojiAt(text, caret);
    const known = finished && this.shortcodes().find(({ names }) => names.includes(finished.query));
    return known ? { from: finished.from, to: finished.to, insert: known.emoji } : null;
  }

  move(step: number): void {
    const { length } = this.candidates();
    if (length > 0) this.place.set((this.active() + step + length) % length);
  }

  take(index = this.active()): Replacement | null {
    const word = this.unfinished();
    const candidate = this.candidates()[index];
    this.unfinished.set(null);
    return word && candidate ? { from: word.from, to: word.to, insert: candidate.insert } : null;
  }

  /** Nothing more is offered for this word. */
  refuse(): void {
    this.refused = this.unfinished()?.from ?? null;
    this.unfinished.set(null);
  }

  close(): void {
    this.unfinished.set(null);
  }

  private async loadShortcodes(): Promise<void> {
    if (this.shortcodes().length > 0) return;
    // Without a network there are no emoji to choose from, and what was typed stays as it is.
    const loaded = await import('./shortcodes').catch(() => null);
    if (loaded) this.shortcodes.set(loaded.SHORTCODES);
  }
}

import { computed, DestroyRef, inject, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Message, Page, TextRange } from '@parley/contracts';
import { failureCode, failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectRoomsById } from '../../../core/rooms/rooms.feature';

/** A message that was found, and where in it stands what was looked for. */
export interface Found {
  readonly message: Message;
  readonly highlights: readonly TextRange[];
}

export type FoundPage = Page<Message> & { readonly highlights?: Readonly<Record<Id, readonly TextRange[]>> };
export type Ask = (cursor: string | undefined, signal: AbortSignal) => Promise<FoundPage>;

export type FoundStatus =
  /** Nothing was asked. */
  | 'idle'
  /** The first page is on its way; what was found before stands there until it comes. */
  | 'loading'
  /** A further page is. */
  | 'more'
  | 'settled'
  | 'failed';

const NOTHING: readonly Found[] = [];

/**
 * Messages from anywhere, page by page. What is deleted, or in a room that is the reader's no longer, is gone from it at
 * once; what is edited says what it says now. Made in an injection context.
 */
export class FoundPages {
  private readonly client = inject(PARLEY);
  private readonly rooms = inject(Store).selectSignal(selectRoomsById);
  private readonly found = signal<readonly Found[]>(NOTHING);
  private readonly is = signal<FoundStatus>('idle');
  private readonly words = signal<{ text: string; isQuery: boolean } | null>(null);
  private ask: Ask | null = null;
  private cursor: string | null = null;
  private underWay = new AbortController();

  readonly status = this.is.asReadonly();
  /** Why it failed; `isQuery` where what was asked is wrong, so that the same again is of no use. */
  readonly failure = this.words.asReadonly();
  readonly items = computed(() =>
    this.found().filter(({ message }) => message.deletedAt === null && this.rooms()[message.roomId]),
  );

  constructor() {
    const deaf = this.client.changes.on('messages:upserted', ({ messages }) => this.keepUp(messages));
    inject(DestroyRef).onDestroy(() => {
      deaf();
      this.underWay.abort();
    });
  }

  /** Begins anew, and gives up what was being asked. `null` asks nothing. */
  begin(ask: Ask | null): void {
    this.underWay.abort();
    this.ask = ask;
    this.cursor = null;
    this.words.set(null);
    if (ask) {
      void this.load('loading');
    } else {
      this.found.set(NOTHING);
      this.is.set('idle');
    }
  }

  /** The same anew, from the first page: what was said since is found, too. */
  again(): void {
    this.begin(this.ask);
  }

  /** The next page, where there is one and nothing is on its way. */
  more(): void {
    if (this.is() === 'settled' && this.cursor !== null) void this.load('more');
  }

  tryAgain(): void {
    if (this.ask && this.is() === 'failed') void this.load(this.cursor === null ? 'loading' : 'more');
  }

  private async load(status: 'loading' | 'more'): Promise<void> {
    const { ask, cursor } = this;
    if (!ask) return;
    const abort = (this.underWay = new AbortController());
    this.is.set(status);
    this.words.set(null);
    try {
      const page = await ask(cursor ?? undefined, abort.signal);
      if (abort.signal.aborted) return;
      const more = page.items.map((message) => ({
        message,
        highlights: page.highlights?.[message.id] ?? [],
      }));
      this.found.update((before) => (status === 'more' ? joined(before, more) : more));
      this.cursor = page.nextCursor;
      this.is.set('settled');
    } catch (error) {
      if (abort.signal.aborted) return;
      if (status === 'loading') this.found.set(NOTHING);
      this.words.set({ text: failureWords(error), isQuery: failureCode(error) === 'VALIDATION' });
      this.is.set('failed');
    }
  }

  private keepUp(messages: readonly Message[]): void {
    if (this.found().length === 0) return;
    const changed = new Map(messages.map((message) => [message.id, message]));
    if (!this.found().some(({ message }) => changed.has(message.id))) return;
    this.found.update((all) =>
      all.map((one) => {
        const now = changed.get(one.message.id);
        if (!now || now.version <= one.message.version) return one;
        // Where it stood in the text before says nothing of another text.
        return { message: now, highlights: now.body === one.message.body ? one.highlights : [] };
      }),
    );
  }
}

/** What moved while one read on is there once. */
function joined(before: readonly Found[], more: readonly Found[]): readonly Found[] {
  const known = new Set(before.map(({ message }) => message.id));
  return [...before, ...more.filter(({ message }) => !known.has(message.id))];
}

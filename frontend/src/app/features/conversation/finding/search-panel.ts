import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Id, MyRoom, SearchOrder } from '@parley/contracts';
import { Finding } from '../../../core/layout/finding';
import { PARLEY } from '../../../core/parley/parley';
import { roomTitle, selectRoomsById } from '../../../core/rooms/rooms.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { countOf } from '../../../ui/words/count-of';
import { FoundList } from './found-list';
import { FoundPages } from './found-pages';
import { isWhole, type Operator } from './query-words';
import { RecentSearches } from './recent-searches';
import { SearchField } from './search-field';
import { OPERATOR_HELP } from './suggestions';

/** Milliseconds without a key after which what is written is looked for. */
const PAUSE_MS = 220;
const AT_ONCE = 25;

/**
 * Finds what was said, in all rooms or in one. What is looked for stands in the address, so that going back, reloading
 * and passing it on lead here again; what is written goes there after a moment.
 */
@Component({
  selector: 'pl-search-panel',
  imports: [EmptyState, FoundList, Icon, SearchField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-panel.html',
  styleUrl: './search-panel.css',
  host: { 'data-finding': '', role: 'search', 'aria-label': 'Search', '(keydown.escape)': 'escape($event)' },
})
export class SearchPanel {
  /** As the address says it. */
  readonly query = input.required<string>();
  /** The only room, as the address says it; `null` for all. */
  readonly within = input<Id | null>(null);
  readonly order = input<SearchOrder>('newest');
  readonly openRoom = input<MyRoom | null>(null);
  /** It can be seen: below a desk a message that one was led to covers it. */
  readonly shown = input(true);
  readonly closed = output();

  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);
  private readonly rooms = inject(Store).selectSignal(selectRoomsById);
  private readonly field = viewChild(SearchField);
  private readonly list = viewChild(FoundList);
  protected readonly recent = inject(RecentSearches);
  protected readonly help = OPERATOR_HELP;
  protected readonly pages = new FoundPages();
  protected readonly text = signal('');
  /** What was last put into the address from here: anything else there came from outside. */
  private told: string | null = null;

  /** The room that can be searched alone: the one that is, or the one that is open. */
  protected readonly room = computed(() => {
    const id = this.within();
    return (id === null ? this.openRoom() : this.rooms()[id]) ?? null;
  });
  protected readonly roomName = computed(() => {
    const room = this.room();
    if (!room) return '';
    return room.id === this.openRoom()?.id ? 'This room' : roomTitle(room);
  });
  protected readonly asks = computed(() => isWhole(this.query()));
  protected readonly isEmpty = computed(
    () => this.pages.status() === 'settled' && this.pages.items().length === 0,
  );
  /** For screen readers. */
  protected readonly outcome = computed(() => {
    switch (this.pages.status()) {
      case 'loading':
        return 'Searching';
      case 'settled':
        return this.isEmpty() ? 'Nothing found' : countOf(this.pages.items().length, 'message');
      default:
        return '';
    }
  });

  constructor() {
    this.recent.look();
    effect(() => {
      const query = this.query();
      if (query === this.told) return;
      this.told = null;
      untracked(() => this.text.set(query));
    });
    effect(() => {
      const query = this.query().trim();
      const roomId = this.within() ?? undefined;
      const order = this.order();
      const ask = this.asks()
        ? (cursor: string | undefined, signal: AbortSignal) =>
            this.client.api.messages.search({ query, roomId, order, cursor, limit: AT_ONCE }, signal)
        : null;
      untracked(() => this.pages.begin(ask));
    });
    effect((onCleanup) => {
      const text = this.text();
      // Who is on their way elsewhere would be held here.
      if (text === untracked(this.query) || this.router.currentNavigation() !== null) return;
      const timer = setTimeout(() => this.tell({ q: text }), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    const finding = inject(Finding);
    effect(() => {
      finding.again();
      if (this.shown() && this.field() && finding.takeFocus()) untracked(() => this.focus());
    });
  }

  focus(): void {
    this.field()?.focus();
  }

  /** What is written is meant: it is looked for at once, or once more, and remembered. */
  protected submit(): void {
    this.remember();
    if (this.text() === this.query()) this.pages.again();
    else this.tell({ q: this.text() });
  }

  protected remember(): void {
    if (isWhole(this.text())) this.recent.add(this.text());
  }

  protected choose(within: Id | null, order: SearchOrder): void {
    this.tell({ within, order: order === 'best' ? order : null });
  }

  protected look(query: string): void {
    this.text.set(query);
    this.recent.add(query);
    this.tell({ q: query });
    this.focus();
  }

  protected write(insert: string): void {
    this.field()?.append(insert);
  }

  protected toResults(): void {
    this.list()?.focusFirst();
  }

  protected example(operator: Operator): string {
    return operator === 'has' ? 'has:file' : `${operator}:`;
  }

  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.closed.emit();
  }

  /** The way back leads to before the search, not through every letter of it. */
  private tell(queryParams: { q?: string; within?: Id | null; order?: SearchOrder | null }): void {
    if (queryParams.q !== undefined) this.told = queryParams.q;
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

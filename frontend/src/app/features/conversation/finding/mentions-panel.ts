import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import type { Message } from '@parley/contracts';
import { Finding } from '../../../core/layout/finding';
import { PARLEY } from '../../../core/parley/parley';
import { selectMyId } from '../../../core/session/session.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { FoundList } from './found-list';
import { FoundPages } from './found-pages';

const AT_ONCE = 25;

/** Where the reader was called, by name or with everybody, in all of their rooms, the newest first. */
@Component({
  selector: 'pl-mentions-panel',
  imports: [EmptyState, FoundList, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <h2 #title class="bar__title" tabindex="-1">Mentions</h2>
      <button type="button" class="icon-button" aria-label="Close mentions" (click)="closed.emit()">
        <pl-icon name="x" />
      </button>
    </div>
    <div class="scroll">
      <pl-found-list [pages]="pages" />
      @if (isEmpty()) {
        <pl-empty-state
          icon="at"
          heading="Nobody has mentioned you yet"
          text="When somebody writes @ and your username, it is listed here."
        />
      }
      @if (pages.failure(); as failure) {
        <div class="failed" role="alert">
          <p>{{ failure.text }}</p>
          <button type="button" class="button button--outline button--small" (click)="pages.tryAgain()">
            Try again
          </button>
        </div>
      }
      <p class="sr-only" role="status">{{ isEmpty() ? 'Nobody has mentioned you yet' : '' }}</p>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      min-height: 0;
      flex-direction: column;
      background: var(--surface);
    }

    .bar__title:focus-visible {
      outline: none;
    }

    .scroll {
      min-height: 0;
      flex: 1;
      padding-block: var(--space-2) env(safe-area-inset-bottom);
      overflow-y: auto;
      overscroll-behavior: contain;
    }

    .failed {
      display: flex;
      flex-direction: column;
      align-items: center;
      padding: var(--space-4) var(--space-5);
      color: var(--text-muted);
      font-size: var(--text-s);
      gap: var(--space-3);
      text-align: center;
    }
  `,
  host: {
    'data-finding': '',
    role: 'complementary',
    'aria-label': 'Mentions',
    '(keydown.escape)': 'escape($event)',
  },
})
export class MentionsPanel {
  /** It can be seen: below a desk a message that one was led to covers it. */
  readonly shown = input(true);
  readonly closed = output();

  private readonly client = inject(PARLEY);
  private readonly myId = inject(Store).selectSignal(selectMyId);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  protected readonly pages = new FoundPages();
  protected readonly isEmpty = computed(
    () => this.pages.status() === 'settled' && this.pages.items().length === 0,
  );

  constructor() {
    this.begin();
    const deaf = this.client.changes.on('messages:upserted', ({ messages }) => {
      if (messages.some((message) => this.isNewCall(message))) this.begin();
    });
    inject(DestroyRef).onDestroy(deaf);
    const finding = inject(Finding);
    effect(() => {
      finding.again();
      if (this.shown() && this.title() && finding.takeFocus()) untracked(() => this.focus());
    });
  }

  focus(): void {
    this.title()?.nativeElement.focus();
  }

  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.closed.emit();
  }

  private begin(): void {
    this.pages.begin((cursor) => this.client.api.messages.mentions({ cursor, limit: AT_ONCE }));
  }

  /** Somebody calls just now. What the list has already is kept in step by itself. */
  private isNewCall({ id, authorId, deletedAt, mentions, mentionsAll, createdAt }: Message): boolean {
    const myId = this.myId();
    if (myId === null || authorId === myId || deletedAt !== null) return false;
    if (!mentionsAll && !mentions.includes(myId)) return false;
    const [newest] = this.pages.items();
    const isKnown = this.pages.items().some(({ message }) => message.id === id);
    return !isKnown && (!newest || createdAt >= newest.message.createdAt);
  }
}

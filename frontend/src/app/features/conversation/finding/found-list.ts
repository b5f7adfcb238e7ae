import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Message } from '@parley/contracts';
import { MessageLinks } from '../../../core/messages/message-link';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { selectRoomsById } from '../../../core/rooms/rooms.feature';
import { selectMyId } from '../../../core/session/session.feature';
import { MentionBook } from '../message/mention-book';
import type { Mentioned } from '../markdown/mentions';
import { FoundMessage } from './found-message';
import type { FoundPages } from './found-pages';

/** Messages that were found, one below the other; more of them come as one scrolls. The arrow keys go through them. */
@Component({
  selector: 'pl-found-list',
  imports: [FoundMessage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list" [class.old]="pages().status() === 'loading'" (keydown)="press($event)">
      @for (one of pages().items(); track one.message.id) {
        <li>
          <pl-found-message
            [found]="one"
            [author]="people()[one.message.authorId]"
            [mentioned]="mentioned(one.message)"
            [room]="showsRooms() ? (rooms()[one.message.roomId] ?? null) : null"
            (followed)="follow(one.message, $event.byKey)"
          />
        </li>
      }
    </ul>
    @if (isWaiting()) {
      <div aria-hidden="true">
        @for (width of widths; track $index) {
          <div class="waiting">
            <span class="skeleton face"></span>
            <span class="lines">
              <span class="skeleton one"></span><span class="skeleton two" [style.width.%]="width"></span>
            </span>
          </div>
        }
      </div>
    }
    <div #end class="end"></div>
  `,
  styles: `
    ul {
      padding: 0 var(--space-2);
    }

    ul.old {
      opacity: 0.6;
    }

    li {
      contain-intrinsic-size: auto 90px;
      content-visibility: auto;
    }

    li + li {
      border-top: 1px solid var(--border);
    }

    .waiting {
      display: flex;
      padding: var(--space-4) var(--space-5);
      gap: var(--space-3);
    }

    .face {
      width: 32px;
      height: 32px;
      flex: none;
      border-radius: var(--radius-full);
    }

    .lines {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: var(--space-2);
    }

    .one {
      width: 35%;
      height: 0.8rem;
    }

    .two {
      height: 0.8rem;
    }

    .end {
      height: 1px;
    }
  `,
})
export class FoundList {
  readonly pages = input.required<FoundPages>();
  /** Each says in which room it was said. */
  readonly showsRooms = input(true);
  /** Somebody goes to one. */
  readonly followed = output();

  private readonly client = inject(PARLEY);
  private readonly links = inject(MessageLinks);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly store = inject(Store);
  private readonly end = viewChild.required<ElementRef<HTMLElement>>('end');
  private readonly mentions = new MentionBook();
  private readonly myId = this.store.selectSignal(selectMyId);
  protected readonly people = this.store.selectSignal(selectPeopleById);
  protected readonly rooms = this.store.selectSignal(selectRoomsById);
  protected readonly widths = [80, 55, 70, 40];
  protected readonly isWaiting = computed(() => {
    const status = this.pages().status();
    return status === 'more' || (status === 'loading' && this.pages().items().length === 0);
  });

  constructor() {
    effect(() => {
      const needed = new Set<Id>();
      for (const { message } of this.pages().items()) {
        needed.add(message.authorId);
        if (message.mentions.length <= 20) for (const id of message.mentions) needed.add(id);
      }
      const people = untracked(this.people);
      const unknown = [...needed].filter((id) => !people[id]);
      if (unknown.length > 0) this.client.people.need(unknown);
    });
    // What is asked for is on its way before one is at the end of what is there.
    afterRenderEffect((onCleanup) => {
      this.pages().items();
      const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.pages().more(), {
        root: this.element.closest('.scroll'),
        rootMargin: '400px',
      });
      near.observe(this.end().nativeElement);
      onCleanup(() => near.disconnect());
    });
  }

  focusFirst(): void {
    this.entries()[0]?.focus();
  }

  protected mentioned(message: Message): Mentioned {
    return this.mentions.of(message, this.people(), this.myId());
  }

  protected follow(message: Message, byKey: boolean): void {
    this.followed.emit();
    void this.links.follow(message, { takesFocus: byKey });
  }

  protected press(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const entries = this.entries();
    const next = entries[entries.indexOf(event.target as HTMLElement) + step];
    // Above the first is what one looks for: the field takes the key.
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private entries(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('li a')];
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ChatError } from '@parley/client';
import type { Id, Page, Room } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { countOf } from '../../../ui/words/count-of';

/** So many are seen at a glance; the rest when asked for. */
const FEW = 5;
/** Rooms that are asked for; who shares more is told that there are more. */
const MOST = 100;

/** What a person shares with the caller: the rooms that both are in, each leading there. */
@Component({
  selector: 'pl-shared-rooms',
  imports: [Avatar, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rooms.hasValue()) {
      @let it = rooms.value();
      <h3 id="shared-rooms">{{ heading() }}</h3>
      @if (it.items.length > 0) {
        <ul role="list" aria-labelledby="shared-rooms">
          @for (room of shown(); track room.id) {
            <li>
              <a
                [routerLink]="['/rooms', room.id]"
                [attr.aria-current]="room.id === openId() ? 'page' : null"
              >
                <pl-avatar shape="room" [id]="room.id" [name]="room.name ?? ''" [size]="28" />
                <span class="truncate" dir="auto">{{ room.name }}</span>
                @if (room.kind === 'private') {
                  <pl-icon name="lock" [size]="13" /><span class="sr-only">(private)</span>
                }
              </a>
            </li>
          }
        </ul>
        @if (shown().length < it.items.length) {
          <button type="button" class="button button--small" (click)="all.set(true)">Show all</button>
        }
      }
    } @else if (rooms.error()) {
      <h3>Rooms you share</h3>
      <p role="alert">{{ failure() }}</p>
      <button type="button" class="button button--small" (click)="rooms.reload()">Try again</button>
    } @else {
      <span class="skeleton" aria-hidden="true"></span>
      <p class="sr-only" role="status">Loading the rooms that you share</p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 3.5rem;
      padding: var(--space-4) var(--space-2);
      border-top: 1px solid var(--border);
    }

    h3,
    p {
      padding: 0 var(--space-3) var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    h3:last-child {
      padding-bottom: 0;
    }

    a {
      display: flex;
      min-height: 2.5rem;
      align-items: center;
      padding: 0 var(--space-3);
      border-radius: var(--radius-m);
      color: var(--text);
      gap: var(--space-3);
      text-decoration: none;
    }

    a:hover {
      background: var(--hover);
    }

    a pl-icon {
      color: var(--text-faint);
    }

    .button {
      margin-inline-start: var(--space-1);
    }

    .skeleton {
      display: block;
      width: 8rem;
      height: 0.75rem;
      margin: var(--space-1) var(--space-3);
    }

    @media (pointer: coarse) {
      a {
        min-height: 2.75rem;
      }
    }
  `,
})
export class SharedRooms {
  readonly userId = input.required<Id>();
  /** The room that one is in already. */
  readonly openId = input<Id | null>(null);

  private readonly client = inject(PARLEY);
  protected readonly all = linkedSignal({ source: () => this.userId(), computation: () => false });
  protected readonly rooms = resource({
    params: () => this.userId(),
    loader: ({ params }) => this.ask(params),
  });
  protected readonly shown = computed<Room[]>(() => {
    const items = this.rooms.hasValue() ? this.rooms.value().items : [];
    // One more than a few is no reason for a button.
    return this.all() || items.length <= FEW + 1 ? items : items.slice(0, FEW);
  });
  protected readonly heading = computed(() => {
    if (!this.rooms.hasValue()) return '';
    const { items, nextCursor } = this.rooms.value();
    if (items.length === 0) return 'You share no rooms';
    return `You share ${nextCursor ? `more than ${MOST} rooms` : countOf(items.length, 'room')}`;
  });
  protected readonly failure = computed(() => failureWords(this.rooms.error()));

  private async ask(userId: Id): Promise<Page<Room>> {
    try {
      return await this.client.api.users.sharedRooms(userId, { limit: MOST });
    } catch (error) {
      // An account that is gone: it is in no rooms any more.
      if (error instanceof ChatError && error.code === 'NOT_FOUND') return { items: [], nextCursor: null };
      throw error;
    }
  }
}

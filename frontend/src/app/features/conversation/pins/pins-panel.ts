import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Message } from '@parley/contracts';
import { selectPinsByRoom } from '../../../core/messages/pins.feature';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { quoteWords } from '../message/quote';

export interface PinsQuestion {
  roomId: Id;
  /** The reader may take pins off. */
  unpins: boolean;
}

/** What is pinned in a room, the newest pin first. Closes with the message that somebody wants to be led to. */
@Component({
  selector: 'pl-pins-panel',
  imports: [Avatar, DialogFrame, Icon, Time, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Pinned messages">
      <ul role="list">
        @for (pin of pins(); track pin.message.id) {
          <li>
            <button type="button" class="pin" (click)="ref.close(pin.message)">
              <pl-avatar
                [id]="pin.message.authorId"
                [name]="pin.author"
                [src]="pin.avatarUrl"
                aria-hidden="true"
              />
              <span class="line">
                <bdi class="author truncate">{{ pin.author }}</bdi>
                <pl-time class="time" [at]="pin.message.createdAt" />
              </span>
              <span class="text" dir="auto">{{ pin.text }}</span>
              <span class="by"
                >Pinned by <bdi>{{ pin.by }}</bdi></span
              >
            </button>
            @if (unpins) {
              <button
                type="button"
                class="icon-button icon-button--small"
                aria-label="Unpin"
                plTooltip="Unpin"
                tooltipPlace="above"
                (click)="unpin(pin.message)"
              >
                <pl-icon name="x" [size]="16" />
              </button>
            }
          </li>
        } @empty {
          <li class="none">Nothing is pinned here. Pin a message from its menu to find it again.</li>
        }
      </ul>
      @if (failure(); as words) {
        <p class="failure" role="alert">{{ words }}</p>
      }
    </pl-dialog>
  `,
  styles: `
    ul {
      min-height: 4rem;
      margin-inline: calc(-1 * var(--space-3));
    }

    li {
      display: flex;
      align-items: flex-start;
      gap: var(--space-1);
    }

    .pin {
      display: grid;
      min-width: 0;
      flex: 1;
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius-m);
      column-gap: var(--space-3);
      grid-template-columns: 2.25rem minmax(0, 1fr);
      text-align: start;
    }

    .pin:hover {
      background: var(--hover);
    }

    pl-avatar {
      grid-row: 1 / span 3;
    }

    .line {
      display: flex;
      min-width: 0;
      align-items: baseline;
      gap: var(--space-2);
    }

    .author {
      font-weight: var(--weight-semibold);
    }

    .time,
    .by {
      color: var(--text-faint);
      font-size: var(--text-xs);
    }

    .text {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      overflow-wrap: anywhere;
    }

    .icon-button {
      margin-top: var(--space-2);
    }

    .none {
      padding: var(--space-3);
      color: var(--text-muted);
    }

    .failure {
      margin-top: var(--space-3);
      color: var(--danger-text);
      font-size: var(--text-s);
    }
  `,
})
export class PinsPanel {
  private readonly question = inject<PinsQuestion>(DIALOG_DATA);
  private readonly store = inject(Store);
  private readonly client = inject(PARLEY);
  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly pinsByRoom = this.store.selectSignal(selectPinsByRoom);
  protected readonly ref = inject<DialogRef<Message>>(DialogRef);
  protected readonly unpins = this.question.unpins;
  protected readonly failure = signal<string | null>(null);

  private readonly messages = computed(() => this.pinsByRoom()[this.question.roomId] ?? []);
  protected readonly pins = computed(() =>
    this.messages().map((message) => ({
      message,
      author: this.nameOf(message.authorId),
      avatarUrl: this.people()[message.authorId]?.avatarUrl ?? null,
      text: quoteWords(message),
      by: this.nameOf(message.pinned?.by),
    })),
  );

  constructor() {
    effect(() => {
      const ids = this.messages().flatMap(({ authorId, pinned }) =>
        pinned ? [authorId, pinned.by] : [authorId],
      );
      this.client.people.need([...new Set(ids)]);
    });
  }

  protected async unpin({ roomId, id }: Message): Promise<void> {
    try {
      await this.client.messages.pin(roomId, id, false);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(`It was not unpinned. ${failureWords(error)}`);
    }
  }

  private nameOf(id: Id | undefined): string {
    return (id !== undefined && this.people()[id]?.displayName) || 'somebody';
  }
}

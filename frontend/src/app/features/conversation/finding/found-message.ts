import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { MyRoom, User } from '@parley/contracts';
import { MessageLinks } from '../../../core/messages/message-link';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import type { Mentioned } from '../markdown/mentions';
import { FoundBody } from './found-body';
import type { Found } from './found-pages';

/** A message that was found: where, who, when, what. All of it leads to the message in its place. */
@Component({
  selector: 'pl-found-message',
  imports: [Avatar, FoundBody, Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let message = found().message;
    <a [attr.href]="address()" (click)="follow($event)">
      @if (room(); as it) {
        <span class="room">
          <pl-icon
            [name]="it.kind === 'direct' ? 'user' : it.kind === 'private' ? 'lock' : 'hash'"
            [size]="13"
          />
          <bdi class="truncate">{{ title() }}</bdi>
        </span>
      }
      <pl-avatar
        class="face"
        [id]="message.authorId"
        [name]="name()"
        [src]="author()?.avatarUrl ?? null"
        [size]="32"
        aria-hidden="true"
      />
      <span class="line">
        <bdi class="author truncate">{{ name() }}</bdi>
        <pl-time class="time" [at]="message.createdAt" />
      </span>
      <div class="said">
        @if (message.body) {
          <pl-found-body [body]="message.body" [highlights]="found().highlights" [mentioned]="mentioned()" />
        }
        @for (file of message.attachments; track file.id) {
          <span class="file truncate"><pl-icon name="download" [size]="14" />{{ file.name }}</span>
        }
      </div>
    </a>
  `,
  styles: `
    a {
      display: grid;
      align-items: start;
      padding: var(--space-3);
      border-radius: var(--radius-l);
      color: var(--text);
      column-gap: var(--space-3);
      grid-template-columns: 2rem minmax(0, 1fr);
      text-decoration: none;
    }

    a:hover {
      background: var(--hover);
    }

    a:focus-visible {
      outline-offset: -2px;
    }

    .room {
      display: flex;
      min-width: 0;
      align-items: center;
      padding-bottom: var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
      gap: var(--space-1);
      grid-column: 1 / 3;
    }

    .face {
      grid-row: span 2;
      margin-top: var(--space-half);
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

    .time {
      flex: none;
      color: var(--text-faint);
      font-size: var(--text-xs);
    }

    .said {
      min-width: 0;
    }

    .file {
      display: flex;
      align-items: center;
      color: var(--text-muted);
      font-size: var(--text-s);
      gap: var(--space-1);
    }
  `,
})
export class FoundMessage {
  readonly found = input.required<Found>();
  /** `undefined` while it is not known. */
  readonly author = input<User>();
  readonly mentioned = input.required<Mentioned>();
  /** Where it was said, where that is worth a word. */
  readonly room = input<MyRoom | null>(null);
  /** Somebody goes there; `byKey` with the focus. */
  readonly followed = output<{ byKey: boolean }>();

  private readonly links = inject(MessageLinks);
  protected readonly name = computed(() => this.author()?.displayName ?? '…');
  protected readonly title = computed(() => {
    const room = this.room();
    return room ? roomTitle(room) : '';
  });
  /** For another tab, and for copying. */
  protected readonly address = computed(() => {
    const { roomId, seq } = this.found().message;
    return this.links.addressOf(roomId, seq);
  });

  protected follow(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.followed.emit({ byKey: event.detail === 0 });
  }
}

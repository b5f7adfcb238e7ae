import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import type { PresenceStatus, User } from '@parley/contracts';
import { selectPresenceByUser } from '../../../core/presence/presence.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { BotMark } from '../../../ui/bot-mark/bot-mark';
import { Time } from '../../../ui/time/time';

const WORDS: Record<Exclude<PresenceStatus, 'offline'>, string> = {
  online: 'Online',
  away: 'Away',
  dnd: 'Do not disturb',
};

/** A person at large: face, name, whether they are there, and what they say of themselves. */
@Component({
  selector: 'pl-person-face',
  imports: [Avatar, BotMark, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = user();
    <pl-avatar [id]="it.id" [name]="it.displayName" [src]="it.avatarUrl" [size]="80" />
    <h3 dir="auto">{{ it.displayName }}</h3>
    @if (it.bot) {
      <pl-bot-mark />
    }
    <p class="facts">{{ it.guest ? 'Guest' : '@' + it.username }}</p>
    @if (presence(); as state) {
      <p class="presence" [class]="state.status">
        @if (state.status !== 'offline') {
          {{ words[state.status] }}
        } @else if (state.lastSeenAt) {
          Last seen <pl-time as="ago" [at]="state.lastSeenAt" />
        } @else {
          Offline
        }
      </p>
    }
    @if (it.bio; as bio) {
      <p class="bio" dir="auto">{{ bio }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      text-align: center;
    }

    h3 {
      max-width: 100%;
      margin-top: var(--space-4);
      font-size: var(--text-xl);
      overflow-wrap: anywhere;
    }

    .facts,
    .presence {
      margin-top: var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-s);
    }

    .presence.online {
      color: var(--success-text);
    }

    pl-bot-mark {
      margin-top: var(--space-2);
    }

    .bio {
      max-width: 100%;
      margin-top: var(--space-4);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class PersonFace {
  readonly user = input.required<User>();

  private readonly presences = inject(Store).selectSignal(selectPresenceByUser);
  protected readonly words = WORDS;
  protected readonly presence = computed(() => this.presences()[this.user().id] ?? null);
}

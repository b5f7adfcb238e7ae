import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Me } from '@parley/contracts';
import { selectPresenceByUser } from '../../../core/presence/presence.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';

/** Who is signed in, as the inside of the button that opens their menu. */
@Component({
  selector: 'pl-me-face',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let who = me();
    <pl-avatar
      [id]="who.id"
      [name]="who.displayName"
      [src]="who.avatarUrl"
      [size]="32"
      [presence]="presence()"
    />
    @if (!narrow()) {
      <span class="who">
        <span class="name truncate" dir="auto">{{ who.displayName }}</span>
        <span class="username truncate">{{ who.guest ? 'Guest' : '@' + who.username }}</span>
      </span>
      <pl-icon name="chevron-down" [size]="16" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    .who {
      display: flex;
      min-width: 0;
      flex: 1;
      flex-direction: column;
      line-height: 1.3;
    }

    .name {
      font-weight: var(--weight-medium);
    }

    .username {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    pl-icon {
      color: var(--text-faint);
    }
  `,
})
export class MeFace {
  readonly me = input.required<Me>();
  readonly narrow = input(false);

  private readonly presences = inject(Store).selectSignal(selectPresenceByUser);
  protected readonly presence = computed(() => this.presences()[this.me().id]?.status ?? null);
}

import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { PresenceStatus } from '@parley/contracts';

const WORDS: Record<PresenceStatus, string> = {
  online: 'online',
  away: 'away',
  dnd: 'do not disturb',
  offline: 'offline',
};

/**
 * Whether somebody is there, told by shape as well as by colour: full, crescent, barred, hollow. `--avatar-ring` is the
 * ground that it stands on.
 */
@Component({
  selector: 'pl-presence-dot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
  styles: `
    :host {
      display: block;
      width: 12px;
      height: 12px;
      border: 2px solid var(--avatar-ring, var(--surface));
      border-radius: var(--radius-full);
      background: var(--presence-online);
    }

    :host(.away) {
      background: radial-gradient(
        circle at 20% 25%,
        var(--avatar-ring, var(--surface)) 38%,
        var(--presence-away) 42%
      );
    }

    :host(.dnd) {
      background: linear-gradient(
        var(--presence-dnd) 38%,
        var(--avatar-ring, var(--surface)) 38% 62%,
        var(--presence-dnd) 62%
      );
    }

    :host(.offline) {
      background: var(--avatar-ring, var(--surface));
      box-shadow: inset 0 0 0 2px var(--text-faint);
    }
  `,
  host: { role: 'img', '[attr.aria-label]': 'words()', '[class]': 'status()' },
})
export class PresenceDot {
  readonly status = input.required<PresenceStatus>();
  protected readonly words = computed(() => WORDS[this.status()]);
}

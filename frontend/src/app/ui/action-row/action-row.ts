import { booleanAttribute, ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** One of several things that can be done or opened, in a list of such rows. */
@Component({
  selector: 'pl-action-row',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      [class.danger]="danger()"
      [attr.aria-busy]="busy() || null"
      [attr.aria-expanded]="expanded()"
      (click)="chosen.emit()"
    >
      <pl-icon [name]="icon()" />
      <span class="label">{{ label() }}</span>
      @if (note(); as words) {
        <span class="note">{{ words }}</span>
      }
      @if (leads()) {
        <pl-icon class="end" name="chevron-right" [size]="16" />
      } @else if (expanded() !== null) {
        <pl-icon class="end turn" name="chevron-down" [size]="16" />
      }
    </button>
  `,
  styles: `
    button {
      display: flex;
      width: 100%;
      min-height: 2.5rem;
      align-items: center;
      padding: var(--space-1) var(--space-3);
      border-radius: var(--radius-m);
      gap: var(--space-3);
      text-align: start;
      transition: background-color var(--motion-fast) var(--ease);
    }

    button:hover {
      background: var(--hover);
    }

    button:active {
      background: var(--pressed);
    }

    button[aria-busy] {
      color: var(--text-faint);
      pointer-events: none;
    }

    pl-icon {
      color: var(--text-muted);
    }

    .label {
      min-width: 0;
      flex: 1;
      overflow-wrap: anywhere;
    }

    .note,
    .end {
      color: var(--text-faint);
      font-size: var(--text-s);
    }

    .turn {
      transition: rotate var(--motion) var(--ease);
    }

    [aria-expanded='true'] .turn {
      rotate: 180deg;
    }

    .danger,
    .danger pl-icon {
      color: var(--danger-text);
    }

    .danger:hover {
      background: var(--danger-soft);
    }

    @media (pointer: coarse) {
      button {
        min-height: 2.75rem;
      }
    }
  `,
})
export class ActionRow {
  readonly icon = input.required<IconName>();
  readonly label = input.required<string>();
  /** At the end of the row: a count, a state. */
  readonly note = input<string | null>(null);
  readonly danger = input(false, { transform: booleanAttribute });
  /** It opens another view. */
  readonly leads = input(false, { transform: booleanAttribute });
  /** It unfolds what stands below; `null` for rows that do not. */
  readonly expanded = input<boolean | null>(null);
  readonly busy = input(false);
  readonly chosen = output();
}

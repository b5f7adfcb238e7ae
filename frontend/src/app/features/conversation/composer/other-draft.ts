import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';

/** Above the field: what another device of the same person wrote here, while this one wrote something else. */
@Component({
  selector: 'pl-other-draft',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-icon name="device" [size]="16" />
    <p role="status">
      <span class="where">From another device</span>
      <bdi class="text" dir="auto">{{ text() }}</bdi>
    </p>
    <div class="choice">
      <button type="button" class="button button--outline button--small" (click)="taken.emit()">Use</button>
      <button type="button" class="button button--small" (click)="refused.emit()">
        {{ alone() ? 'Discard' : 'Keep mine' }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      align-items: center;
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-l);
      margin: 0 var(--space-5) var(--space-2);
      background: var(--surface-sunken);
      font-size: var(--text-s);
      gap: var(--space-3);
    }

    pl-icon {
      flex: none;
      color: var(--text-muted);
    }

    p {
      min-width: 0;
      flex: 1;
    }

    .where {
      display: block;
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    .text {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .choice {
      display: flex;
      flex: none;
      gap: var(--space-1);
    }

    @media (max-width: 40rem) {
      :host {
        margin-inline: var(--space-3);
      }
    }
  `,
  host: { role: 'group', 'aria-label': 'Draft from another device' },
})
export class OtherDraft {
  readonly text = input.required<string>();
  /** Nothing is written here that it would take the place of. */
  readonly alone = input(false);
  readonly taken = output();
  readonly refused = output();
}

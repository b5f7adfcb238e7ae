import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** How something stands, in a word: `good`, `open` (somebody should do something about it), or neither. */
@Component({
  selector: 'pl-state-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      min-height: 1.375rem;
      flex: none;
      align-items: center;
      padding: 0 var(--space-2);
      border-radius: var(--radius-full);
      background: var(--surface-sunken);
      box-shadow: inset 0 0 0 1px var(--border);
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
    }

    :host(.good) {
      background: var(--success-soft);
      box-shadow: none;
      color: var(--success-text);
    }

    :host(.open) {
      background: var(--warning-soft);
      box-shadow: none;
      color: var(--warning-text);
    }
  `,
  host: { '[class.good]': 'kind() === "good"', '[class.open]': 'kind() === "open"' },
})
export class StateBadge {
  readonly kind = input<'good' | 'open' | 'plain'>('plain');
}

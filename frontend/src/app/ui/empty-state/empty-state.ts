import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** Nothing here, why, and what can be done about it (the projected buttons). */
@Component({
  selector: 'pl-empty-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="mark"><pl-icon [name]="icon()" [size]="26" /></span>
    @if (level() === 1) {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    @if (text(); as words) {
      <p>{{ words }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      padding: var(--space-8) var(--space-6);
      text-align: center;
    }

    .mark {
      display: grid;
      width: 3.5rem;
      height: 3.5rem;
      margin-bottom: var(--space-4);
      border-radius: var(--radius-xl);
      background: var(--accent-soft);
      color: var(--accent-text);
      place-items: center;
    }

    h1,
    h2 {
      font-size: var(--text-xl);
    }

    p {
      max-width: 26rem;
      margin-top: var(--space-2);
      color: var(--text-muted);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      margin-top: var(--space-5);
      gap: var(--space-2);
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  /** Of the heading: 1 where this is all there is in the page's middle. */
  readonly level = input<1 | 2>(2);
  readonly text = input<string | null>(null);
}

import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Share } from './figures';

/** What a number is made up of, each with a bar as long as its part. */
@Component({
  selector: 'pl-share-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ heading() }}</h3>
    @if (shares().length > 0) {
      <dl>
        @for (share of shares(); track share.label) {
          <div>
            <dt>{{ share.label }}</dt>
            <dd>{{ share.count.toLocaleString() }}</dd>
            <span class="track" aria-hidden="true"><i [style.width.%]="share.part * 100"></i></span>
          </div>
        }
      </dl>
    } @else {
      <p>{{ none() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: var(--space-4) var(--space-5);
      border: 1px solid var(--border);
      border-radius: var(--radius-l);
    }

    h3 {
      margin-bottom: var(--space-3);
      color: var(--text-muted);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
    }

    dl {
      display: flex;
      flex-direction: column;
      margin: 0;
      gap: var(--space-2);
    }

    div {
      display: grid;
      font-size: var(--text-s);
      gap: var(--space-half) var(--space-3);
      grid-template-columns: minmax(0, 1fr) auto;
    }

    dt {
      overflow-wrap: anywhere;
    }

    dd {
      margin: 0;
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-medium);
    }

    .track {
      height: 4px;
      border-radius: 2px;
      background: var(--hover);
      grid-column: 1 / -1;
    }

    i {
      display: block;
      min-width: 2px;
      height: 100%;
      border-radius: 2px;
      background: var(--accent);
    }

    p {
      color: var(--text-muted);
    }
  `,
})
export class ShareList {
  readonly heading = input.required<string>();
  readonly shares = input.required<readonly Share[]>();
  /** Said where there is nothing. */
  readonly none = input.required<string>();
}

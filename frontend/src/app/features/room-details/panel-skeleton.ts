import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Stands where a list of this panel will be. */
@Component({
  selector: 'pl-panel-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div aria-hidden="true">
      @for (row of [1, 2, 3]; track row) {
        <div class="row">
          <span class="skeleton face"></span>
          <span class="words"><span class="skeleton one"></span><span class="skeleton two"></span></span>
        </div>
      }
    </div>
    <p class="sr-only" role="status">Loading {{ of() }}</p>
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      padding: var(--space-3) var(--space-5);
      gap: var(--space-3);
    }

    .words {
      flex: 1;
    }

    .face {
      width: 36px;
      height: 36px;
      border-radius: var(--radius-full);
    }

    .one {
      width: 60%;
      height: 0.85rem;
      margin-bottom: var(--space-2);
    }

    .two {
      width: 40%;
      height: 0.7rem;
    }
  `,
})
export class PanelSkeleton {
  /** What is loaded, for screen readers. */
  readonly of = input.required<string>();
}

import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands for messages that are on their way, in their shape; nothing is said, the log is busy. */
@Component({
  selector: 'pl-timeline-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (width of widths; track $index) {
      <div class="message">
        <span class="skeleton face"></span>
        <span class="skeleton name"></span>
        <span class="skeleton text" [style.width.%]="width"></span>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .message {
      display: grid;
      padding: var(--space-3) var(--space-5) 0;
      column-gap: var(--space-3);
      grid-template-columns: 2.25rem 1fr;
      row-gap: var(--space-2);
    }

    .face {
      width: 2.25rem;
      height: 2.25rem;
      border-radius: var(--radius-full);
      grid-row: span 2;
    }

    .name {
      width: 7rem;
      height: 0.75rem;
    }

    .text {
      height: 0.75rem;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class TimelineSkeleton {
  protected readonly widths = [56, 34, 68];
}

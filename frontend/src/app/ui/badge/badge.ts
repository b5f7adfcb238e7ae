import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A count that wants to be seen: quiet for what is unread, `strong` for what speaks to the reader. */
@Component({
  selector: 'pl-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span aria-hidden="true">{{ prefix() }}{{ short() }}</span
    ><span class="sr-only">{{ count() }} {{ of() }}</span>`,
  styles: `
    :host {
      display: inline-grid;
      min-width: 1.25rem;
      height: 1.25rem;
      flex: none;
      padding: 0 0.375rem;
      border-radius: var(--radius-full);
      background: light-dark(#dfdcd5, #343c42);
      color: var(--text);
      font-size: var(--text-2xs);
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-semibold);
      line-height: 1;
      place-items: center;
    }

    :host(.strong) {
      background: var(--accent);
      color: var(--on-accent);
    }
  `,
  host: { '[class.strong]': 'strong()' },
})
export class Badge {
  readonly count = input.required<number>();
  /** What is counted, for screen readers: `unread`. */
  readonly of = input.required<string>();
  readonly strong = input(false, { transform: booleanAttribute });
  /** Before the number, for eyes only: `@`. */
  readonly prefix = input('');

  protected readonly short = computed(() => (this.count() > 99 ? '99+' : String(this.count())));
}

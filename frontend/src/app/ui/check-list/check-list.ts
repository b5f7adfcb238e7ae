import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface Check<T> {
  readonly value: T;
  readonly label: string;
  /** What it means; none where the label says it. */
  readonly text?: string;
}

let made = 0;

/** Any of a few, each with a word on what it means. */
@Component({
  selector: 'pl-check-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [attr.aria-describedby]="error() ? errorId : null">
      <legend>{{ label() }}</legend>
      @for (check of checks(); track check.value) {
        <label>
          <input type="checkbox" [checked]="chosen().includes(check.value)" (change)="toggle(check.value)" />
          <span class="label">{{ check.label }}</span>
          @if (check.text) {
            <span class="text">{{ check.text }}</span>
          }
        </label>
      }
    </fieldset>
    @if (error(); as words) {
      <p class="error" role="alert" [id]="errorId">{{ words }}</p>
    }
  `,
  styles: `
    fieldset {
      display: flex;
      flex-direction: column;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      margin-bottom: var(--space-1);
      font-weight: var(--weight-medium);
    }

    label {
      display: grid;
      min-height: 2.25rem;
      align-content: center;
      align-items: center;
      padding: var(--space-1) var(--space-2);
      border-radius: var(--radius-m);
      margin: 0 calc(-1 * var(--space-2));
      column-gap: var(--space-3);
      cursor: pointer;
      grid-template-columns: auto minmax(0, 1fr);
    }

    label:hover {
      background: var(--hover);
    }

    input {
      width: 1.125rem;
      height: 1.125rem;
      margin: 0;
      accent-color: var(--accent);
    }

    .text {
      color: var(--text-muted);
      font-size: var(--text-s);
      grid-column: 2;
    }

    .error {
      margin-top: var(--space-2);
      color: var(--danger-text);
      font-size: var(--text-s);
    }

    @media (pointer: coarse) {
      label {
        min-height: 2.75rem;
      }
    }
  `,
})
export class CheckList<T extends string> {
  readonly label = input.required<string>();
  readonly checks = input.required<readonly Check<T>[]>();
  readonly chosen = model.required<readonly T[]>();
  readonly error = input<string | null>(null);

  protected readonly errorId = `check-list-${++made}-error`;

  /** In the order of the list, whatever came first. */
  protected toggle(value: T): void {
    const now = new Set(this.chosen());
    if (!now.delete(value)) now.add(value);
    this.chosen.set(
      this.checks()
        .map((check) => check.value)
        .filter((one) => now.has(one)),
    );
  }
}

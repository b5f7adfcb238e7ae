import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** What it means, in a sentence. */
  readonly text: string;
}

let made = 0;

/** One of a few, each with a word on what it means. */
@Component({
  selector: 'pl-choice-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (choice of choices(); track choice.label) {
        <label>
          <input
            type="radio"
            [name]="name"
            [checked]="choice.value === chosen()"
            (change)="chosen.set(choice.value)"
          />
          <span class="mark" aria-hidden="true"></span>
          <span class="label">{{ choice.label }}</span>
          <span class="text">{{ choice.text }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      margin-bottom: var(--space-2);
      font-weight: var(--weight-semibold);
    }

    label {
      position: relative;
      display: grid;
      align-items: center;
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--border);
      column-gap: var(--space-3);
      cursor: pointer;
      grid-template-columns: auto minmax(0, 1fr);
    }

    label + label {
      border-top: 0;
    }

    label:first-of-type {
      border-radius: var(--radius-l) var(--radius-l) 0 0;
    }

    label:last-of-type {
      border-radius: 0 0 var(--radius-l) var(--radius-l);
    }

    label:hover {
      background: var(--hover);
    }

    label:has(:checked) {
      background: var(--accent-soft);
    }

    label:has(:focus-visible) {
      z-index: 1;
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }

    input {
      position: absolute;
      opacity: 0;
      inset: 0;
      pointer-events: none;
    }

    .mark {
      width: 1rem;
      height: 1rem;
      border: 1.5px solid var(--border-field);
      border-radius: var(--radius-full);
      background: var(--surface-raised);
      grid-row: 1 / 3;
    }

    :checked + .mark {
      border: 5px solid var(--accent);
      background: var(--on-accent);
    }

    .label {
      font-weight: var(--weight-medium);
    }

    .text {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
  `,
})
export class ChoiceList<T> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly chosen = model.required<T>();

  protected readonly name = `choice-list-${++made}`;
}

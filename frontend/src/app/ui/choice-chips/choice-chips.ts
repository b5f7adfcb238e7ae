import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

let made = 0;

/** One of a few, all of them in sight. */
@Component({
  selector: 'pl-choice-chips',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (choice of choices(); track choice.label) {
        <label>
          <input
            type="radio"
            [name]="name"
            [checked]="choice === chosen()"
            (change)="chosen.set(choice)"
          /><span>{{ choice.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      padding: 0;
      border: 0;
      gap: var(--space-2);
    }

    legend {
      padding: 0;
      margin-bottom: var(--space-2);
      font-weight: var(--weight-medium);
    }

    label {
      position: relative;
      cursor: pointer;
    }

    input {
      position: absolute;
      opacity: 0;
      inset: 0;
      pointer-events: none;
    }

    span {
      display: inline-flex;
      min-height: var(--control-s);
      align-items: center;
      padding: 0 var(--space-3);
      border-radius: var(--radius-full);
      box-shadow: inset 0 0 0 1px var(--border);
      color: var(--text-muted);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
      transition: background-color var(--motion-fast) var(--ease);
    }

    label:hover span {
      background: var(--hover);
    }

    :checked + span {
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 1px var(--accent-line);
      color: var(--accent-text);
    }

    :focus-visible + span {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }

    @media (pointer: coarse) {
      span {
        min-height: 2.75rem;
        padding: 0 var(--space-4);
      }
    }
  `,
})
export class ChoiceChips<T extends { readonly label: string }> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly T[]>();
  readonly chosen = model.required<T>();

  protected readonly name = `choice-chips-${++made}`;
}

import { ChangeDetectionStrategy, Component, computed, Directive, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from '../icon/icon';

let made = 0;

/**
 * A labelled control with its hint and its error, wired up for screen readers:
 *
 *     <pl-field label="Email" [field]="form.email">
 *       <input plControl class="input" type="email" [formField]="form.email" />
 *     </pl-field>
 *
 * An error waits until the person has left the field, and one for a missing value until they typed or tried to go on.
 */
@Component({
  selector: 'pl-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="line">
      <label [for]="controlId">{{ label() }}</label>
      @if (note(); as words) {
        <span class="note">{{ words }}</span>
      }
    </span>
    <ng-content />
    @if (error(); as words) {
      <p class="error" [id]="errorId" role="alert"><pl-icon name="alert" [size]="15" />{{ words }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="hintId">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      min-width: 0;
      flex-direction: column;
      gap: var(--space-2);
    }

    .line {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: var(--space-2);
    }

    label {
      font-weight: var(--weight-medium);
    }

    .note,
    .hint {
      color: var(--text-faint);
      font-size: var(--text-s);
    }

    .error {
      display: flex;
      color: var(--danger-text);
      font-size: var(--text-s);
      gap: var(--space-1);
    }

    .error pl-icon {
      margin-top: 2px;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly field = input.required<FieldTree<string>>();
  /** Beside the label: `optional`. */
  readonly note = input<string | null>(null);
  readonly hint = input<string | null>(null);

  private readonly id = `field-${++made}`;
  readonly controlId = `${this.id}-control`;
  readonly errorId = `${this.id}-error`;
  readonly hintId = `${this.id}-hint`;

  readonly error = computed(() => {
    const state = this.field()();
    if (!state.touched()) return null;
    const [first] = state.errors();
    if (!first || (first.kind === 'required' && !state.dirty())) return null;
    return first.message ?? 'This is not right.';
  });
  readonly describedBy = computed(() => (this.error() ? this.errorId : this.hint() ? this.hintId : null));
}

/** Ties an input or a textarea to the `pl-field` around it. */
@Directive({
  selector: '[plControl]',
  host: {
    '[id]': 'field.controlId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? true : null',
  },
})
export class Control {
  protected readonly field = inject(Field);
}

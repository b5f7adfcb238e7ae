import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

let made = 0;

/** Something that is on or off, with a word on what that means. It holds at once, without a button to save it. */
@Component({
  selector: 'pl-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <span class="words">
        <span class="label">{{ label() }}</span>
        @if (text(); as words) {
          <span class="text" [id]="id">{{ words }}</span>
        }
      </span>
      <input
        #box
        type="checkbox"
        role="switch"
        [attr.aria-label]="label()"
        [attr.aria-describedby]="text() ? id : null"
        [checked]="on()"
        (change)="turn(box)"
      />
      <span class="track" aria-hidden="true"></span>
    </label>
  `,
  styles: `
    :host {
      display: block;
    }

    label {
      position: relative;
      display: flex;
      min-height: 2.75rem;
      align-items: center;
      padding: var(--space-2) var(--space-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-l);
      cursor: pointer;
      gap: var(--space-4);
    }

    label:hover {
      background: var(--hover);
    }

    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }

    .words {
      display: flex;
      min-width: 0;
      flex: 1;
      flex-direction: column;
    }

    .label {
      font-weight: var(--weight-medium);
    }

    .text {
      color: var(--text-muted);
      font-size: var(--text-s);
    }

    input {
      position: absolute;
      opacity: 0;
      inset: 0;
      pointer-events: none;
    }

    .track {
      position: relative;
      width: 2.25rem;
      height: 1.25rem;
      flex: none;
      border-radius: var(--radius-full);
      background: var(--border-field);
      transition: background-color var(--motion-fast) var(--ease);
    }

    .track::after {
      position: absolute;
      width: 1rem;
      height: 1rem;
      border-radius: var(--radius-full);
      background: #fff;
      box-shadow: 0 1px 2px rgb(0 0 0 / 25%);
      content: '';
      inset-block-start: 0.125rem;
      inset-inline-start: 0.125rem;
      transition: translate var(--motion-fast) var(--ease);
    }

    :checked + .track {
      background: var(--accent);
    }

    :checked + .track::after {
      translate: 1rem;
    }

    :host-context([dir='rtl']) :checked + .track::after {
      translate: -1rem;
    }
  `,
})
export class Switch {
  readonly label = input.required<string>();
  readonly text = input<string | null>(null);
  readonly on = input.required<boolean>();
  readonly toggled = output<boolean>();

  protected readonly id = `switch-${++made}`;

  /** It shows what is true: where nothing comes of the wish, it stays where it was. */
  protected turn(box: HTMLInputElement): void {
    const wanted = box.checked;
    box.checked = this.on();
    this.toggled.emit(wanted);
  }
}

import { ChangeDetectionStrategy, Component, input, ViewEncapsulation } from '@angular/core';

/**
 * Lets the textarea inside it grow with its text: an unseen copy of the text lies in the same cell and gives it its
 * height. `--growing-max` is where it stops and scrolls. Without encapsulation, since the textarea is its parent's.
 */
@Component({
  selector: 'pl-growing-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: '<ng-content />',
  styles: `
    .growing-text {
      display: grid;
      min-width: 0;
    }

    .growing-text > textarea,
    .growing-text::after {
      overflow-x: hidden;
      overflow-y: auto;
      width: 100%;
      min-height: 0;
      max-height: var(--growing-max, 15rem);
      padding: var(--growing-padding);
      border: 0;
      font: inherit;
      grid-area: 1 / 1;
      overflow-wrap: break-word;
      resize: none;
      white-space: pre-wrap;
    }

    .growing-text::after {
      content: attr(data-text) ' ';
      pointer-events: none;
      visibility: hidden;
    }
  `,
  host: { class: 'growing-text', '[attr.data-text]': 'text()' },
})
export class GrowingText {
  readonly text = input.required<string>();
}

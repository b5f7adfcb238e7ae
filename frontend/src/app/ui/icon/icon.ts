import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** An icon beside text, or inside a button that has a name of its own; so screen readers pass over it. */
@Component({
  selector: 'pl-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      [attr.width]="size()"
      [attr.height]="size()"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    path {
      fill: none;
      stroke: currentColor;
      stroke-linecap: round;
      stroke-linejoin: round;
      stroke-width: 1.75;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Pixels. */
  readonly size = input(18);

  protected readonly path = computed(() => ICONS[this.name()]);
}

import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { UploadItem } from '@parley/client';
import { percentOf } from './upload-words';

const RADIUS = 10;
const LENGTH = 2 * Math.PI * RADIUS;

/** How much of a file is up. */
@Component({
  selector: 'pl-progress-ring',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle class="track" cx="12" cy="12" [attr.r]="radius" />
      <circle
        class="part"
        cx="12"
        cy="12"
        [attr.r]="radius"
        [attr.stroke-dasharray]="length"
        [attr.stroke-dashoffset]="left()"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-grid;
      width: 1.5rem;
      height: 1.5rem;
      flex: none;
    }

    circle {
      fill: none;
      stroke-width: 2.5;
    }

    .track {
      stroke: currentColor;
      opacity: 0.25;
    }

    .part {
      stroke: currentColor;
      stroke-linecap: round;
      transform: rotate(-90deg);
      transform-origin: center;
      transition: stroke-dashoffset var(--motion) linear;
    }
  `,
  host: {
    role: 'progressbar',
    '[attr.aria-label]': "'Uploading ' + file().name",
    'aria-valuemin': '0',
    'aria-valuemax': '100',
    '[attr.aria-valuenow]': 'percent()',
  },
})
export class ProgressRing {
  readonly file = input.required<UploadItem>();

  protected readonly radius = RADIUS;
  protected readonly length = LENGTH;
  protected readonly percent = computed(() => percentOf([this.file()]));
  /** Something is seen from the start on. */
  protected readonly left = computed(() => LENGTH * (1 - Math.max(4, this.percent()) / 100));
}

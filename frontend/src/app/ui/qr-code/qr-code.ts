import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** Around the code there must be light, or cameras do not find it: modules. */
const QUIET = 3;

/** A QR code, dark on light in every theme. */
@Component({
  selector: 'pl-qr-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg role="img" shape-rendering="crispEdges" [attr.aria-label]="label()" [attr.viewBox]="box()">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 12rem;
      border-radius: var(--radius-l);
      /* Not of the theme: this is read by a camera. */
      background: #ffffff;
      box-shadow: 0 0 0 1px var(--border);
    }

    path {
      fill: #000000;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  private readonly code = computed(() => encode(this.text(), { border: QUIET }));
  protected readonly box = computed(() => `0 0 ${this.code().size} ${this.code().size}`);
  /** A square for each dark module. */
  protected readonly path = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  );
}

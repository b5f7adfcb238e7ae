import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
// Defines the elements that the template names.
import 'cropperjs';
import type { CropperCanvas, CropperImage } from 'cropperjs';
import { coveringScale, type Matrix, MOST_ZOOM, withinBounds, zoomOf } from './crop-bounds';

/** The pixels of a side of what is cut out: as many as the server keeps. */
const CUT = 512;
/** How far an arrow key moves the picture, in parts of the frame; with Shift it goes in large steps. */
const STEP = 0.02;
const LARGE_STEP = 0.1;
/** How much a key makes it larger. */
const ZOOM_STEP = 0.1;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A round frame under which a picture is moved and made larger: by pointer, wheel and fingers (that is the work of
 * Cropper's elements), by keys and by a slider. It always covers the frame.
 */
@Component({
  selector: 'pl-crop-stage',
  changeDetection: ChangeDetectionStrategy.OnPush,
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <div
      #frame
      class="frame"
      tabindex="0"
      role="application"
      aria-label="Your picture. Move it with the arrow keys, plus and minus make it larger and smaller."
      (keydown)="press($event)"
    >
      <!-- What it is, the frame says; the element keeps no empty alternative text. -->
      <cropper-canvas aria-hidden="true">
        <cropper-image
          #image
          initial-fit="cover"
          scalable
          translatable
          [attr.src]="src()"
          (transform)="hold($event)"
        />
        <cropper-handle action="move" plain />
      </cropper-canvas>
      <div class="mask" aria-hidden="true"></div>
    </div>
    <label class="zoom">
      <span>Zoom</span>
      <input
        #slider
        type="range"
        min="1"
        step="0.01"
        [max]="most"
        [value]="zoom()"
        [attr.aria-valuetext]="percent()"
        (input)="zoomTo(slider.valueAsNumber)"
      />
    </label>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-4);
    }

    .frame {
      position: relative;
      overflow: hidden;
      width: min(100%, 18rem);
      border-radius: var(--radius-l);
      aspect-ratio: 1;
      background: var(--surface-sunken);
    }

    .frame:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 3px;
    }

    cropper-canvas {
      display: block;
      width: 100%;
      min-width: 0;
      height: 100%;
      touch-action: none;
    }

    .mask {
      position: absolute;
      border-radius: var(--radius-full);
      box-shadow:
        0 0 0 2px #ffffffcc,
        0 0 0 20rem #00000080;
      inset: 2px;
      pointer-events: none;
    }

    .zoom {
      display: flex;
      width: min(100%, 18rem);
      min-height: 2.75rem;
      align-items: center;
      font-weight: var(--weight-medium);
      gap: var(--space-4);
    }

    input {
      min-width: 0;
      height: 2.75rem;
      flex: 1;
      accent-color: var(--accent);
    }
  `,
})
export class CropStage {
  /** The address of what is to be cut. */
  readonly src = input.required<string>();
  /** It can not be shown: it is no picture that this browser knows. */
  readonly failed = output();

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly image = viewChild.required<ElementRef<CropperImage>>('image');
  /** How the picture lies; `null` until it is there. */
  private readonly matrix = signal<Matrix | null>(null);
  protected readonly most = MOST_ZOOM;
  protected readonly zoom = computed(() => {
    const matrix = this.matrix();
    return matrix ? zoomOf(matrix, this.size, this.side) : 1;
  });
  protected readonly percent = computed(() => `${Math.round(this.zoom() * 100)} %`);

  constructor() {
    afterNextRender(() => {
      this.image()
        .nativeElement.$ready()
        .then(
          () => this.begin(),
          () => this.failed.emit(),
        );
    });
  }

  /** What is under the frame, as a square picture. */
  async cut(): Promise<Blob> {
    const stage = this.frame().nativeElement.querySelector<CropperCanvas>('cropper-canvas');
    const canvas = await stage?.$toCanvas({ width: CUT, height: CUT });
    const blob = await new Promise<Blob | null>((resolve) => {
      if (canvas) canvas.toBlob(resolve, 'image/webp', 0.92);
      else resolve(null);
    });
    if (!blob) throw new Error('The picture could not be cut.');
    return blob;
  }

  /** Whatever moves the picture, it stays over the whole frame. */
  protected hold(event: Event): void {
    const { matrix } = (event as CustomEvent<{ matrix: Matrix }>).detail;
    if (this.matrix() === null) return;
    const held = withinBounds(matrix, this.size, this.side);
    this.matrix.set(held);
    if (held.every((value, at) => Math.abs(value - (matrix[at] ?? 0)) < 0.01)) return;
    event.preventDefault();
    this.lay(held);
  }

  protected zoomTo(zoom: number): void {
    const matrix = this.matrix();
    if (!matrix) return;
    const by = zoom / this.zoom();
    // About the middle of the frame, so that what one looks at stays there.
    const [scale, , , , x, y] = matrix;
    const [shiftX, shiftY] = [(this.side - this.size.width) / 2, (this.side - this.size.height) / 2];
    const s = scale * by;
    this.lay(
      withinBounds(
        [s, 0, 0, s, shiftX + (x - shiftX) * by, shiftY + (y - shiftY) * by],
        this.size,
        this.side,
      ),
    );
  }

  protected press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    const zoom = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0;
    if (!arrow && zoom === 0) return;
    event.preventDefault();
    if (zoom !== 0) this.zoomTo(Math.min(Math.max(this.zoom() + zoom * ZOOM_STEP, 1), MOST_ZOOM));
    else if (arrow) this.move(arrow, event.shiftKey ? LARGE_STEP : STEP);
  }

  /** As large as it has to be, and its middle in the middle. */
  private begin(): void {
    const { width, height } = this.size;
    const scale = coveringScale(this.size, this.side);
    const middle: Matrix = [scale, 0, 0, scale, (this.side - width) / 2, (this.side - height) / 2];
    this.matrix.set(middle);
    this.lay(middle);
  }

  private move([right, down]: readonly [number, number], step: number): void {
    const matrix = this.matrix();
    if (!matrix) return;
    const [scale, , , , x, y] = matrix;
    const by = step * this.side;
    this.lay(withinBounds([scale, 0, 0, scale, x + right * by, y + down * by], this.size, this.side));
  }

  private lay(matrix: Matrix): void {
    this.image().nativeElement.$setTransform([...matrix]);
  }

  /** Of the picture itself; all 0 until it is there. */
  private get size(): { width: number; height: number } {
    const { naturalWidth: width, naturalHeight: height } = this.image().nativeElement.$image;
    return { width, height };
  }

  private get side(): number {
    return this.frame().nativeElement.clientWidth;
  }
}

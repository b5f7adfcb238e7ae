import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { Attachment } from '@parley/contracts';
import { sizeWords } from '../../../core/files/file-words';
import { RemoteFile } from '../../../core/files/remote-file';
import { Saving } from '../../../core/files/saving';
import { Icon } from '../../../ui/icon/icon';
import { Gestures } from './gestures';
import { type Bounds, fitted, FITTED, panBy, type Size, type View, zoomAt } from './zoom';

export interface Shown {
  readonly pictures: readonly Attachment[];
  readonly first: number;
}

const STEP = 1.5;
const PAN = 80;
const NOWHERE: Size = { width: 1, height: 1 };

/** Pictures, large, one at a time: by keys, wheel, pointer and fingers. */
@Component({
  selector: 'pl-viewer',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './viewer.html',
  styleUrl: './viewer.css',
  host: { '(keydown)': 'press($event)' },
})
export class Viewer {
  protected readonly ref = inject(DialogRef);
  protected readonly saving = inject(Saving);
  protected readonly pictures = inject<Shown>(DIALOG_DATA).pictures;
  protected readonly index = signal(inject<Shown>(DIALOG_DATA).first);
  protected readonly picture = computed(() => this.pictures[this.index()]!);
  protected readonly facts = computed(() => {
    const { width, height, size } = this.picture();
    return `${width} × ${height} · ${sizeWords(size)}`;
  });
  protected readonly remote = new RemoteFile(
    this.picture,
    computed(() => this.picture().url),
  );
  protected readonly there = linkedSignal({ source: () => this.picture(), computation: () => false });
  protected readonly view = linkedSignal<Attachment, View>({
    source: () => this.picture(),
    computation: () => FITTED,
  });
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly stageSize = signal<Size>(NOWHERE);
  private readonly bounds = computed<Bounds>(() => {
    const { width, height } = this.picture();
    return { stage: this.stageSize(), picture: { width: width ?? 1, height: height ?? 1 } };
  });
  protected readonly box = computed(() => fitted(this.bounds()));
  protected readonly transform = computed(() => {
    const { x, y, scale } = this.view();
    return `translate(${x}px, ${y}px) scale(${scale})`;
  });
  protected readonly percent = computed(() => {
    const { picture } = this.bounds();
    return Math.round(((this.box().width * this.view().scale) / picture.width) * 100);
  });
  protected readonly gestures = new Gestures(() => this.stage().nativeElement, {
    bounds: () => this.bounds(),
    view: () => this.view(),
    look: (view) => this.view.set(view),
    turn: (by) => this.turn(by),
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const stage = this.stage().nativeElement;
      const measure = (): void => {
        this.stageSize.set({ width: stage.clientWidth, height: stage.clientHeight });
        this.view.update((view) => panBy(view, { x: 0, y: 0 }, this.bounds()));
      };
      const observer = new ResizeObserver(measure);
      observer.observe(stage);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected turn(by: 1 | -1): void {
    const index = this.index() + by;
    if (this.pictures[index]) this.index.set(index);
  }

  protected zoom(factor: number): void {
    this.view.update((view) => zoomAt(view, factor, { x: 0, y: 0 }, this.bounds()));
  }

  protected fit(): void {
    this.view.set(FITTED);
  }

  protected zoomIn(): void {
    this.zoom(STEP);
  }

  protected zoomOut(): void {
    this.zoom(1 / STEP);
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.actOf(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What a key does. Zoomed in, the arrows go over the picture. */
  private actOf(key: string): (() => void) | undefined {
    const zoomed = this.view().scale > 1;
    const pan = (x: number, y: number) => () =>
      this.view.update((view) => panBy(view, { x, y }, this.bounds()));
    const acts: Record<string, () => void> = {
      ArrowLeft: zoomed ? pan(PAN, 0) : () => this.turn(-1),
      ArrowRight: zoomed ? pan(-PAN, 0) : () => this.turn(1),
      ArrowUp: pan(0, PAN),
      ArrowDown: pan(0, -PAN),
      PageUp: () => this.turn(-1),
      PageDown: () => this.turn(1),
      '+': () => this.zoomIn(),
      '=': () => this.zoomIn(),
      '-': () => this.zoomOut(),
      '0': () => this.fit(),
    };
    return acts[key];
  }
}

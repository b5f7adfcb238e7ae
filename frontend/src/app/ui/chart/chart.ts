import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { ceilingFor, type ChartSeries, HEIGHT, highestOf, linePath, stackBars } from './chart-shape';

export type { ChartSeries } from './chart-shape';

/**
 * Numbers over time, drawn: a heading with the figure that sums them up, bars or lines, and the same numbers as a table
 * for whoever cannot see or point. Under a pointer the heading's figure is that of the moment pointed at.
 */
@Component({
  selector: 'pl-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './chart.html',
  styleUrl: './chart.css',
})
export class Chart {
  readonly heading = input.required<string>();
  /** What sums it up. */
  readonly figure = input.required<string>();
  /** What the figure is: `in 24 hours`. */
  readonly note = input('');
  readonly series = input.required<readonly ChartSeries[]>();
  /** Each moment in words, as many as there are values. */
  readonly moments = input.required<readonly string[]>();
  readonly format = input<(value: number) => string>((value) => value.toLocaleString());

  protected readonly height = HEIGHT;
  protected readonly width = computed(() => Math.max(this.moments().length, 1));
  protected readonly ceiling = computed(() => ceilingFor(highestOf(this.series())));
  protected readonly isEmpty = computed(() => highestOf(this.series()) === 0);
  protected readonly bars = computed(() => {
    const shapes = stackBars(this.series(), this.ceiling());
    const tones = this.series().filter(({ look }) => look === 'bar');
    return shapes.map((all, at) => ({ all, tone: tones[at]?.tone ?? 'accent' }));
  });
  protected readonly lines = computed(() =>
    this.series()
      .filter(({ look }) => look !== 'bar')
      .map(({ values, tone, look }) => ({
        path: linePath(values, this.ceiling()),
        tone,
        dashed: look === 'dashed',
      })),
  );
  protected readonly ends = computed(() => {
    const moments = this.moments();
    return [moments[0] ?? '', moments.at(-1) ?? ''];
  });
  protected readonly tableOpen = signal(false);
  protected readonly rows = computed(() =>
    this.moments()
      .map((moment, at) => ({ moment, values: this.series().map(({ values }) => this.words(values[at])) }))
      .reverse(),
  );

  /** Which moment is pointed at. */
  protected readonly at = signal<number | null>(null);
  protected readonly pointed = computed(() => {
    const at = this.at();
    if (at === null || at >= this.moments().length) return null;
    const values = this.series().map(({ name, values }) => `${name} ${this.words(values[at])}`);
    return { figure: values.join(' · '), note: this.moments()[at] ?? '' };
  });

  protected point(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    this.at.set(Math.min(Math.max(Math.floor(share * this.width()), 0), this.width() - 1));
  }

  private words(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.format()(value);
  }
}

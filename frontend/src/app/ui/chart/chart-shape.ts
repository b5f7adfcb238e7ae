/** How numbers become shapes, on a drawing that is one unit wide for each number and 100 high. */

export interface ChartSeries {
  name: string;
  /** One for each moment; `null` where there is nothing to tell. */
  values: readonly (number | null)[];
  look: 'bar' | 'line' | 'dashed';
  tone: 'accent' | 'muted' | 'danger' | 'warning';
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const HEIGHT = 100;

/** The smallest of 1, 2, 5, 10, 20 … that everything fits under. */
export function ceilingFor(highest: number): number {
  if (highest <= 1) return 1;
  const step = 10 ** Math.floor(Math.log10(highest));
  const factor = [1, 2, 5, 10].find((it) => it * step >= highest) ?? 10;
  return factor * step;
}

/** The highest thing drawn: bars stand on each other. */
export function highestOf(series: readonly ChartSeries[]): number {
  const bars = series.filter(({ look }) => look === 'bar');
  const stacks = (bars[0]?.values ?? []).map((_, at) =>
    bars.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  const points = series
    .filter(({ look }) => look !== 'bar')
    .flatMap(({ values }) => values.map((value) => value ?? 0));
  return Math.max(0, ...stacks, ...points);
}

/** The bars of each series, each upon those of the series before. Nothing is drawn for nothing. */
export function stackBars(series: readonly ChartSeries[], ceiling: number): Bar[][] {
  const bars = series.filter(({ look }) => look === 'bar');
  const gap = (bars[0]?.values.length ?? 0) > 60 ? 0.12 : 0.24;
  const floors = (bars[0]?.values ?? []).map(() => HEIGHT);
  return bars.map(({ values }) =>
    values.flatMap((value, at) => {
      if (!value) return [];
      // What happened at all is to be seen, beside however much happened elsewhere.
      const height = Math.max((value / ceiling) * HEIGHT, 1.5);
      const y = Math.max((floors[at] ?? HEIGHT) - height, 0);
      floors[at] = y;
      return [{ x: at + gap / 2, y, width: 1 - gap, height }];
    }),
  );
}

/** A line through the middles; where there is nothing to tell it is broken, and what stands alone is a short stroke. */
export function linePath(values: readonly (number | null)[], ceiling: number): string {
  const y = (value: number): string => (HEIGHT - (value / ceiling) * HEIGHT).toFixed(2);
  const known = (at: number): number | null => values[at] ?? null;
  return values
    .map((value, at) => {
      if (value === null) return '';
      const joined = at > 0 && known(at - 1) !== null;
      const alone = !joined && known(at + 1) === null;
      if (alone) return `M${at + 0.2} ${y(value)}H${at + 0.8}`;
      return `${joined ? 'L' : 'M'}${at + 0.5} ${y(value)}`;
    })
    .join('');
}

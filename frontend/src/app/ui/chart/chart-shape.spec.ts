import { ceilingFor, type ChartSeries, highestOf, linePath, stackBars } from './chart-shape';

const bars = (...values: (number | null)[]): ChartSeries => ({
  name: 'b',
  look: 'bar',
  tone: 'accent',
  values,
});
const line = (...values: (number | null)[]): ChartSeries => ({
  name: 'l',
  look: 'line',
  tone: 'accent',
  values,
});

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [5, 5],
  [6, 10],
  [11, 20],
  [1_001, 2_000],
  [7_300, 10_000],
])('%d fits under %d', (highest, ceiling) => {
  expect(ceilingFor(highest)).toBe(ceiling);
});

it('measures bars as they stand on each other, lines each for itself', () => {
  expect(highestOf([bars(1, 2), bars(3, 1)])).toBe(4);
  expect(highestOf([line(1, null), line(3, 2)])).toBe(3);
  expect(highestOf([])).toBe(0);
});

it('puts bars upon each other, and none where there is nothing', () => {
  const [lower, upper] = stackBars([bars(2, 0), bars(3, 5)], 10);
  expect(lower).toEqual([expect.objectContaining({ y: 80, height: 20 })]);
  expect(upper).toEqual([
    expect.objectContaining({ y: 50, height: 30 }),
    expect.objectContaining({ y: 50, height: 50 }),
  ]);
});

it('shows what is next to nothing', () => {
  expect(stackBars([bars(1)], 10_000)[0]?.[0]?.height).toBeGreaterThan(1);
});

it('breaks a line where nothing is known, and shows what stands alone', () => {
  expect(linePath([1, 2, null, 4, null], 4)).toBe('M0.5 75.00L1.5 50.00M3.2 0.00H3.8');
});

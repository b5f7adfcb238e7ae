/** The middle one; of two middle ones, their mean. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** How far apart the values are, as a share of their median: 0.2 says that they differ by a fifth of it. */
export function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}

/** The value that the share `p` of all (0–1) does not exceed. NaN of nothing. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}

/** The share of each value that has the same place in `reference`, which was measured beside it. */
export function ratios(values: readonly number[], reference: readonly number[]): number[] {
  return values.map((value, index) => value / (reference[index] ?? NaN));
}

/** Emoji side by side. */
export const COLUMNS = 8;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

/** Where a key leads from one place of the grid; `out` above its first line; `null` for a key that leads nowhere. */
export function stepOf(key: string, at: number, length: number): number | 'out' | null {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  if (key === 'ArrowUp' && at < COLUMNS) return 'out';
  const next = at + step;
  return next < 0 || next >= length ? at : next;
}

/** Time, so that tests can turn it by hand. Milliseconds everywhere. */
export interface Clock {
  now(): number;
  /** Runs the task once, after so many milliseconds, unless cancelled. */
  after(delayMs: number, task: () => void): Cancel;
}

export type Cancel = () => void;

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}

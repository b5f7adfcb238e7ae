const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each try that went wrong. After the last one it is given up: about eleven hours after the first. */
const PAUSES_MS = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR];
/** Part of a pause by which it may be longer, so that what failed together does not come back together. */
const JITTER = 0.25;

export const MAX_TRIES = PAUSES_MS.length + 1;

/** For how long to wait after so many tries, in milliseconds; `null` for no longer. */
export function pauseAfter(tries: number, random: () => number = Math.random): number | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : Math.round(pause * (1 + JITTER * random()));
}

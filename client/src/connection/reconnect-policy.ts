import type { Random } from '../ports/clock.js';

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
/** A server that names a time names it to everybody it turns away. */
const SPREAD_MS = 1_000;

/**
 * How long to wait before the next attempt: full jitter under a limit that doubles, so that those whom one failure threw
 * out do not come back together. The first wait is at most 2 s, every wait at most 30 s, or what the server asks for.
 */
export function reconnectDelay(failures: number, retryAfterMs: number | null, random: Random): number {
  if (retryAfterMs !== null) return retryAfterMs + random() * SPREAD_MS;
  const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return random() * limit;
}

import type { Memory } from '../world/server.js';

/** What caches, pools and the compiler may take after the first measurement. */
const ALLOWED_BYTES = 60_000_000;
const ALLOWED_FACTOR = 1.5;

/** Whether memory grew by more than what settles; measured after a collection each time. */
export function judgeMemory(first: Memory, last: Memory): string | undefined {
  const limit = first.heapUsed * ALLOWED_FACTOR + ALLOWED_BYTES;
  if (last.heapUsed <= limit) return undefined;
  return `the heap grew from ${megabytes(first.heapUsed)} to ${megabytes(last.heapUsed)}`;
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

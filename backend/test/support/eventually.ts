import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 10;

/** Repeats a check until it throws no more; after `withinMs` its last error is thrown. */
export async function eventually(check: () => unknown, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(EVERY_MS);
    }
  }
}

import type { Locks, Release } from './locks.js';

/** Locks inside one process, for where nobody else shares the session. */
export function processLocks(): Locks {
  const tails = new Map<string, Promise<void>>();

  function hold(name: string): { turn: Promise<void>; release: Release } {
    const turn = tails.get(name) ?? Promise.resolve();
    let release: Release = () => undefined;
    const tail = turn.then(() => new Promise<void>((resolve) => (release = resolve)));
    tails.set(name, tail);
    void tail.then(() => tails.get(name) === tail && tails.delete(name));
    return { turn: turn.then(() => undefined), release: () => release() };
  }

  return {
    async exclusive(name, task) {
      const { turn, release } = hold(name);
      await turn;
      try {
        return await task();
      } finally {
        release();
      }
    },
    async tryHold(name) {
      if (tails.has(name)) return null;
      const { turn, release } = hold(name);
      await turn;
      return release;
    },
  };
}

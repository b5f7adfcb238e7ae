import type { Locks, Release } from './locks.js';

/** The browser's own locks: over all tabs, and given back by a tab that is closed or crashes. Only in secure contexts. */
export function webLocks(manager: LockManager): Locks {
  return {
    exclusive: async (name, task) => manager.request(name, task),
    tryHold: (name) =>
      new Promise<Release | null>((resolve, reject) => {
        manager
          .request(name, { ifAvailable: true }, (lock) => {
            if (!lock) return resolve(null);
            return new Promise<void>((release) => resolve(release));
          })
          .catch(reject);
      }),
  };
}

import type { LeaseStore } from '../storage/client-storage.js';
import { delay, type Clock } from './clock.js';
import type { Locks, Release } from './locks.js';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
const ASK_AGAIN_MS = 100;

/**
 * Locks by leases in a store that all tabs share, for browsers that offer no better ones (a page served without TLS).
 * A lease is renewed while it is held; one of a tab that is gone runs out.
 */
export function leaseLocks(store: LeaseStore, clock: Clock, owner: string): Locks {
  let holds = 0;

  async function take(name: string): Promise<Release | null> {
    // Each hold is its own owner, so that one tab can't take the same name twice either.
    const holder = `${owner}/${(holds += 1)}`;
    const takeOrRenew = (): Promise<boolean> => {
      const now = clock.now();
      return store.take(name, holder, now, now + LEASE_MS);
    };
    if (!(await takeOrRenew())) return null;
    let held = true;
    const renew = (): void => {
      if (!held) return;
      void takeOrRenew().catch(() => undefined);
      cancel = clock.after(RENEW_MS, renew);
    };
    let cancel = clock.after(RENEW_MS, renew);
    return () => {
      held = false;
      cancel();
      void store.release(name, holder).catch(() => undefined);
    };
  }

  return {
    async exclusive(name, task) {
      let release = await take(name);
      while (!release) {
        await delay(clock, ASK_AGAIN_MS);
        release = await take(name);
      }
      try {
        return await task();
      } finally {
        release();
      }
    },
    tryHold: take,
  };
}

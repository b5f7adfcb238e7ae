import { describe, expect, it } from '@jest/globals';
import { FakeClock, settle } from '../../test/support/fake-clock.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { systemClock } from './clock.js';
import { leaseLocks } from './lease-locks.js';
import type { Locks } from './locks.js';
import { processLocks } from './process-locks.js';
import { webLocks } from './web-locks.js';

/** Two parties that share locks, for every adapter. */
const adapters: Record<string, () => [Locks, Locks]> = {
  process: () => {
    const locks = processLocks();
    return [locks, locks];
  },
  web: () => [webLocks(navigator.locks), webLocks(navigator.locks)],
  lease: () => {
    const { leases } = memoryStorage();
    return [leaseLocks(leases, systemClock, 'one'), leaseLocks(leases, systemClock, 'two')];
  },
};

describe.each(Object.entries(adapters))('%s locks', (_name, share) => {
  it('let one in at a time, whoever asks', async () => {
    const both = share();
    let inside = 0;
    let most = 0;
    const visit = async (): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await settle();
      inside -= 1;
    };
    await Promise.all([...both, ...both].map((party) => party.exclusive('door', visit)));
    expect(most).toBe(1);
    expect(inside).toBe(0);
  });

  it('give back what the task gave, and open again when it failed', async () => {
    const [one, two] = share();
    await expect(one.exclusive('door', () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    expect(await two.exclusive('door', () => Promise.resolve(7))).toBe(7);
  });

  it('are held until they are given back', async () => {
    const [one, two] = share();
    const release = await one.tryHold('seat');
    expect(release).not.toBeNull();
    expect(await two.tryHold('seat')).toBeNull();
    expect(await one.tryHold('seat')).toBeNull();
    release?.();
    await settle();
    const again = await two.tryHold('seat');
    expect(again).not.toBeNull();
    again?.();
  });

  it('are apart by name', async () => {
    const [one, two] = share();
    const release = await one.tryHold('left');
    const other = await two.tryHold('right');
    expect(other).not.toBeNull();
    release?.();
    other?.();
  });
});

describe('lease locks', () => {
  it('outlive their lease while held, and pass on when the holder is gone', async () => {
    const clock = new FakeClock();
    const { leases } = memoryStorage();
    const gone = new FakeClock();
    const living = leaseLocks(leases, clock, 'living');
    const release = await living.tryHold('seat');
    await clock.advance(300_000);
    const other = leaseLocks(leases, clock, 'other');
    expect(await other.tryHold('seat')).toBeNull();
    release?.();

    // A crashed tab: its clock no longer moves.
    await leaseLocks(leases, { now: () => clock.now(), after: gone.after.bind(gone) }, 'crashed').tryHold(
      'seat',
    );
    expect(await other.tryHold('seat')).toBeNull();
    await clock.advance(31_000);
    expect(await other.tryHold('seat')).not.toBeNull();
  });
});

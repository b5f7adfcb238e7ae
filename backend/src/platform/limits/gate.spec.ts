import { describe, expect, test } from '@jest/globals';
import { Gate } from './gate.js';

const MINUTE = 60_000;

/** Work that goes on until it is told to end. */
function works(gate: Gate, count: number) {
  const begun: (() => void)[] = [];
  const results = Array.from({ length: count }, (_, n) =>
    gate.run(() => new Promise<number>((resolve) => begun.push(() => resolve(n)))),
  );
  return { begun, results };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  test('lets so many in at once, the others in their order', async () => {
    const { begun, results } = works(new Gate({ atOnce: 2, waiting: 10, patienceMs: MINUTE }), 5);
    const done: number[] = [];
    for (const result of results) void result.then((n) => done.push(n));
    for (const expected of [2, 3, 4, 5, 5]) {
      await settle();
      expect(begun).toHaveLength(expected);
      begun[done.length]?.();
    }
    await Promise.all(results);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  test('is open again after work that failed', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 1, patienceMs: MINUTE });
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(() => Promise.resolve('yes'))).toBe('yes');
  });

  test('turns away who would be too many to wait, each with a time of its own', async () => {
    const { begun, results } = works(new Gate({ atOnce: 1, waiting: 1, patienceMs: MINUTE }), 22);
    const refused = await Promise.all(
      results.slice(2).map((result) => result.catch((error: { retryAfterMs: number }) => error)),
    );
    for (const error of refused) expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    const times = refused.map((error) => (error as { retryAfterMs: number }).retryAfterMs);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1_000);
    begun[0]?.();
    await settle();
    begun[1]?.();
    expect(await Promise.all(results.slice(0, 2))).toEqual([0, 1]);
  });

  test('lets nobody wait for long, and keeps no place for who left', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 10, patienceMs: 20 });
    const { begun, results } = works(gate, 2);
    await expect(results[1]).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    begun[0]?.();
    await results[0];
    expect(await gate.run(() => Promise.resolve('in'))).toBe('in');
    expect(begun).toHaveLength(1);
  });

  test('without limits', async () => {
    const { begun } = works(new Gate({ atOnce: 0, waiting: 0, patienceMs: MINUTE }), 50);
    await settle();
    expect(begun).toHaveLength(50);
  });
});

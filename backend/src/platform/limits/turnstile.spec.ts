import { beforeEach, describe, expect, test } from '@jest/globals';
import { Turnstile } from './turnstile.js';

let now: number;
let turnstile: Turnstile;

beforeEach(() => {
  now = 0;
  turnstile = new Turnstile(100, () => now);
});

const come = (times: number) => Array.from({ length: times }, () => turnstile.pass());

/** Those who were turned away come again when they were told to, until all are through. */
function returnOf(waits: (number | null)[]): { lastAt: number; attempts: number } {
  const due = waits.filter((wait) => wait !== null).map((wait) => now + wait);
  let attempts = 0;
  while (due.length > 0) {
    due.sort((a, b) => a - b);
    now = due.shift() as number;
    attempts += 1;
    const wait = turnstile.pass();
    if (wait !== null) due.push(now + wait);
  }
  return { lastAt: now, attempts };
}

describe('a turnstile', () => {
  test('lets so many a second through', () => {
    expect(come(150).filter((wait) => wait === null)).toHaveLength(100);
    now += 500;
    expect(come(100).filter((wait) => wait === null)).toHaveLength(50);
    now += 60_000;
    expect(come(150).filter((wait) => wait === null)).toHaveLength(100);
  });

  test('gives the others times one after the other, so that nearly all get in when they come again', () => {
    const waits = come(2_000);
    const { lastAt, attempts } = returnOf(waits);
    // 1,900 at 100 a second.
    expect(lastAt).toBeGreaterThan(18_000);
    expect(lastAt).toBeLessThan(25_000);
    expect(attempts).toBeLessThan(1_900 * 1.5);
  });

  test('tells nobody to wait longer than half a minute', () => {
    const waits = come(100_000).filter((wait) => wait !== null);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_500);
    const atTheEnd = waits.slice(-1_000);
    expect(Math.min(...atTheEnd)).toBeLessThan(5_000);
    expect(Math.max(...atTheEnd)).toBeGreaterThan(25_000);
  });
});

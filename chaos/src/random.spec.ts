import { describe, expect, test } from '@jest/globals';
import { Random } from './random.js';

const draw = (random: Random, count = 50) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  test('gives the same numbers for the same seed, and others for another', () => {
    expect(draw(new Random(7))).toEqual(draw(new Random(7)));
    expect(draw(new Random(7))).not.toEqual(draw(new Random(8)));
  });

  test('forks do not depend on each other', () => {
    const other = Random.fork(1, 'a');
    draw(other);
    expect(draw(Random.fork(1, 'b'))).toEqual(draw(Random.fork(1, 'b')));
    expect(draw(Random.fork(1, 'a'))).not.toEqual(draw(Random.fork(1, 'b')));
  });

  test('spreads over its range', () => {
    const random = new Random(1);
    const counts = new Map<number, number>();
    for (let n = 0; n < 6000; n += 1) {
      const value = random.between(1, 6);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test('weighs', () => {
    const random = new Random(2);
    const drawn = Array.from({ length: 1000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((name) => name === 'often').length).toBeGreaterThan(850);
  });
});

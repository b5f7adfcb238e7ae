import { expect, test } from '@jest/globals';
import { median, percentile, ratios, spread } from './statistics.js';

test('the median is the middle one, whatever the order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('the spread is the distance of the outermost over the median', () => {
  expect(spread([90, 100, 110])).toBeCloseTo(0.2);
  expect(spread([5])).toBe(0);
});

test('a percentile is a value that occurred', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile(values, 1)).toBe(100);
  expect(percentile([1], 0.5)).toBe(1);
  expect(percentile([], 0.5)).toBeNaN();
});

test('ratios are taken of what was measured side by side', () => {
  expect(ratios([10, 30], [5, 10])).toEqual([2, 3]);
});

import { expect, test } from '@jest/globals';
import { PacketBudget } from './packet-budget.js';

let now = 0;
const spendAll = (budget: PacketBudget, bytes = 10): number => {
  let spent = 0;
  while (budget.spend(bytes)) spent += 1;
  return spent;
};

test('a connection may send ten seconds of its rate at once, then its rate', () => {
  const budget = new PacketBudget(100, () => now);
  expect(spendAll(budget)).toBe(1_000);
  now += 1_010;
  expect(spendAll(budget)).toBe(100);
  now += 3_600_000;
  expect(spendAll(budget)).toBe(1_000);
});

test('large packets count for more', () => {
  expect(spendAll(new PacketBudget(100, () => now), 1_000_000)).toBe(9);
  expect(spendAll(new PacketBudget(100, () => now), 9_999)).toBe(1_000);
});

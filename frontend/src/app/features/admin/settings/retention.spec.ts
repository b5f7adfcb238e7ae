import { questionBeforeSaving, retentionIn } from './retention';

it.each([
  ['30', 30],
  [' 1 ', 1],
  ['36500', 36_500],
  ['0', null],
  ['36501', null],
  ['1.5', null],
  ['-3', null],
  ['', null],
  ['a week', null],
])('%j are %p days', (text, days) => {
  expect(retentionIn(text)).toBe(days);
});

it.each([
  [null, 30, true],
  [365, 30, true],
  [30, 365, false],
  [30, null, false],
  [30, 30, false],
])('from %p to %p days: asks first: %p', (before, wanted, asks) => {
  expect(questionBeforeSaving(before, wanted) !== null).toBe(asks);
});

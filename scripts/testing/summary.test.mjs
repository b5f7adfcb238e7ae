import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGreen, summary } from './summary.mjs';

const result = (name, passed, failed = 0, skipped = 0) => ({
  name,
  figures: { passed, failed, skipped },
  seconds: 1,
});

test('the last line is the sum of all suites', () => {
  const text = summary([result('client', 3), result('backend', 4, 1)]);
  assert.equal(text.split('\n').at(-1), '7 passed, 1 failed');
});

test('a failed, a skipped and an empty suite each spoil the whole', () => {
  assert.equal(isGreen([result('client', 3), result('backend', 4)]), true);
  assert.equal(isGreen([result('client', 3), result('backend', 4, 1)]), false);
  assert.equal(isGreen([result('client', 3), result('backend', 4, 0, 1)]), false);
  assert.equal(isGreen([result('client', 3), result('backend', 0)]), false);
});

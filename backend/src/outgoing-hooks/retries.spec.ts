import { expect, test } from '@jest/globals';
import { signatureOf } from './hook-signature.js';
import { MAX_TRIES, pauseAfter } from './retries.js';

test('pauses become longer, are never the same for all, and come to an end', () => {
  const pauses = Array.from({ length: MAX_TRIES }, (_, n) => pauseAfter(n + 1, () => 0));
  expect(pauses).toEqual([10_000, 30_000, 120_000, 600_000, 1_800_000, 7_200_000, 28_800_000, null]);
  expect(pauseAfter(1, () => 1)).toBe(12_500);
});

test('a signature is of the time and the body', () => {
  // printf '1700000000.{}' | openssl dgst -sha256 -hmac secret
  const expected = 'v1=b8569b78799ff9e3cbff0fc2d63a33a2b57f3282abd07c37ae5e8e7d79a5f163';
  expect(signatureOf('secret', 1_700_000_000, '{}')).toBe(expected);
  expect(signatureOf('secret', 1_700_000_000, '{}')).not.toBe(signatureOf('secret', 1_700_000_001, '{}'));
  expect(signatureOf('secret', 1_700_000_000, '{}')).not.toBe(signatureOf('other', 1_700_000_000, '{}'));
});

import { describe, expect, test } from '@jest/globals';
import { setupOf, stepOf } from './totp.js';

/** RFC 6238, appendix B: the last six of its eight digits. */
const SECRET = new TextEncoder().encode('12345678901234567890');

describe('a code of an authenticator', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at %i s is the one of the standard', (seconds, code) => {
    expect(stepOf(code, SECRET, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('is taken one step early and one late, and no more', () => {
    const step = 37037036;
    for (const delta of [-1, 0, 1]) {
      expect(stepOf('081804', SECRET, (step + delta) * 30_000)).toBe(step);
    }
    for (const delta of [-2, 2]) expect(stepOf('081804', SECRET, (step + delta) * 30_000)).toBeNull();
  });

  test('is six digits', () => {
    for (const code of ['', '81804', '0081804', 'abcdef']) {
      expect(stepOf(code, SECRET, 1111111109_000)).toBeNull();
    }
  });
});

test('what an authenticator is told is what all of them understand', () => {
  const { secret, otpauthUrl } = setupOf(SECRET, 'ada');
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(otpauthUrl).toBe(
    `otpauth://totp/Parley:ada?issuer=Parley&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});

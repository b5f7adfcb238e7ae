import { expect, test } from '@jest/globals';
import { textFrame } from './text-frame.js';

/** As RFC 6455, 5.2 writes it: one frame, final, text, not masked, the length in the shortest way. */
test.each([
  [0, [0x81, 0]],
  [1, [0x81, 1]],
  [125, [0x81, 125]],
  [126, [0x81, 126, 0, 126]],
  [65_535, [0x81, 126, 0xff, 0xff]],
  [65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  [70_000, [0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]],
])('a text of %i bytes', (length, header) => {
  const frame = textFrame('x'.repeat(length));
  expect([...frame.subarray(0, header.length)]).toEqual(header);
  expect(frame.subarray(header.length).toString()).toBe('x'.repeat(length));
});

test('the length is that of the bytes', () => {
  expect([...textFrame('é')]).toEqual([0x81, 2, 0xc3, 0xa9]);
});

import { FOREVER } from '@parley/contracts';
import { isMuted, muteWords } from './muting';

const now = new Date(2026, 10, 21, 12, 0);
const at = (...parts: [number, number, number, number]) => new Date(2026, ...parts).toISOString();

it('a mute holds until its end, and then no longer', () => {
  expect(isMuted(null, now)).toBe(false);
  expect(isMuted(at(10, 21, 12, 1), now)).toBe(true);
  expect(isMuted(at(10, 21, 12, 0), now)).toBe(false);
  expect(isMuted(FOREVER, now)).toBe(true);
});

it.each([
  [at(10, 21, 14, 5), /^until [\d:]+( PM)?$/],
  [at(10, 22, 9, 0), /^until tomorrow at /],
  [at(11, 24, 9, 0), /^until .*24.* at /],
  [FOREVER, /^for good$/],
])('%s reads %s', (until, words) => {
  expect(muteWords(until, now)).toMatch(words);
});

import { MUTE_LENGTHS, muteEnd } from './mute-lengths';

it('a mute ends when its label says', () => {
  const now = new Date('2026-11-21T12:00:00.000Z');
  expect(MUTE_LENGTHS.map((length) => [length.label, muteEnd(length, now)])).toEqual([
    ['15 minutes', '2026-11-21T12:15:00.000Z'],
    ['1 hour', '2026-11-21T13:00:00.000Z'],
    ['1 day', '2026-11-22T12:00:00.000Z'],
    ['For good', null],
  ]);
});

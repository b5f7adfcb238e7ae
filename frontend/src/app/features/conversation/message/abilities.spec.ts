import { abilitiesFor } from './abilities';

const rights = { speaks: true, moderates: false, pins: false };

it.each([
  [true, rights, { speak: true, edit: true, delete: true, pin: false }],
  [false, rights, { speak: true, edit: false, delete: false, pin: false }],
  [false, { ...rights, moderates: true, pins: true }, { speak: true, edit: false, delete: true, pin: true }],
  // The muted may still take back what they wrote.
  [true, { ...rights, speaks: false }, { speak: false, edit: false, delete: true, pin: false }],
])('own %p, with %j', (own, what, abilities) => {
  expect(abilitiesFor(own, what)).toEqual(abilities);
  expect(abilitiesFor(own, { ...what })).toBe(abilitiesFor(own, what));
});

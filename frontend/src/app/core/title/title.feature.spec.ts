import { pageTitle } from './title.feature';

it.each([
  [null, 0, 'Parley'],
  ['general', 0, 'general · Parley'],
  ['general', 3, '(3) general · Parley'],
  [null, 250, '(99+) Parley'],
])('the tab says for %j with %d unread: %s', (place, unread, expected) => {
  expect(pageTitle(place, unread)).toBe(expected);
});

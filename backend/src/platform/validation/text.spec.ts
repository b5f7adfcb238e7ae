import { expect, test } from '@jest/globals';
import { isName } from './text.js';

test.each([
  'Ada',
  'Ada Lovelace',
  'Nguyễn Thị Minh Khai'.normalize('NFD'),
  'עִבְרִית',
  'العربية',
  'हिन्दी',
  '李小龍',
  '👨‍👩‍👧‍👦 Family',
  '🏳️‍🌈',
  '<b>Bold</b>',
  '1',
  '.',
])('%s is a name', (name) => {
  expect(isName(name, 80)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['white space', ' \u00a0\u3000'],
  ['a zero-width space', '\u200b'],
  ['joiners alone', '\u200d\u200c\u2060\ufeff'],
  ['a letter that looks like nothing', '\u3164'],
  ['a blank braille cell', '\u2800'],
  ['marks without a letter', '\u0301\u0302'],
  ['a heap of marks', `a${'\u0301'.repeat(9)}`],
  ['text that turns the direction', 'Ada\u202egnissim'],
  ['an isolate that is never closed', '\u2067Ada'],
  ['a line break', 'Ada\nLovelace'],
  ['NUL', 'Ada\0'],
  ['half of a character', 'Ada\ud83d'],
  ['too much', 'a'.repeat(81)],
])('%s is none', (_, name) => {
  expect(isName(name, 80)).toBe(false);
});

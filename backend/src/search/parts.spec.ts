import { expect, test } from '@jest/globals';
import { indexedParts, type Part } from './parts.js';

const rare: Part = { text: "'zebra':*", isOpen: true };
const common: Part = { text: "'the':*", isOpen: true };
const exact: Part = { text: "'the'", isOpen: false };

test('what is common is not gathered where something rare is looked for with it', () => {
  expect(indexedParts([common, rare], [300, 0], 400)).toEqual([rare]);
});

test('a whole word costs nothing to ask for', () => {
  expect(indexedParts([exact, rare], [300, 0], 400)).toEqual([rare, exact]);
});

test('what is common in all of its parts is asked for by all', () => {
  expect(indexedParts([common, rare], [100, 90], 400)).toEqual([rare, common]);
});

test('alone, whatever it is', () => {
  expect(indexedParts([common], [400], 400)).toEqual([common]);
});

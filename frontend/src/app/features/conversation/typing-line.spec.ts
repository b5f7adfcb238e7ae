import { typingWords } from './typing-line';

it.each([
  [[], null],
  [['Ann'], 'Ann is typing…'],
  [['Ann', 'Ben'], 'Ann and Ben are typing…'],
  [['Ann', 'Ben', 'Cem'], 'Ann, Ben and Cem are typing…'],
  [['Ann', 'Ben', 'Cem', 'Dee'], 'Several people are typing…'],
])('%j: %s', (names, words) => {
  expect(typingWords(names)).toBe(words);
});

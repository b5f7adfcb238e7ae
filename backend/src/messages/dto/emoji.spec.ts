import { describe, expect, it } from '@jest/globals';
import { isEmoji } from './emoji.js';

describe('isEmoji', () => {
  it.each(['👍', '👍🏽', '❤️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇭', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '🫡'])('takes %s', (emoji) => {
    expect(isEmoji(emoji)).toBe(true);
  });

  it.each(['', 'a', '1', ':+1:', '👍👍', '👍 ', '🇨', '\u200d', '\ud83d', '<b>', null, 5, ['👍'], {}])(
    'refuses %j',
    (value) => {
      expect(isEmoji(value)).toBe(false);
    },
  );
});

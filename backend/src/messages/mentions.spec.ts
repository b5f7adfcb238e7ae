import { describe, expect, it } from '@jest/globals';
import { mentionedNames } from './mentions.js';

describe('mentionedNames', () => {
  it.each([
    ['hello @bob', ['bob']],
    ['@Bob and @ALICE', ['bob', 'alice']],
    ['(@bob), @carol!', ['bob', 'carol']],
    ['ask @bob.', ['bob.', 'bob']],
    ['ask @bob...', ['bob...', 'bob..', 'bob.', 'bob']],
    ['@bob @bob', ['bob']],
    ['@all', ['all']],
    ['write to bob@example.com', []],
    ['@ab is too short', []],
    [`@${'a'.repeat(33)}`, []],
    ['@@bob', []],
    ['日本@bob', []],
    ['@', []],
  ])('%j calls %j', (text, names) => {
    expect(mentionedNames(text)).toEqual(names);
  });

  it('looks at no more than a hundred names', () => {
    const text = Array.from({ length: 500 }, (_, n) => `@user${n}`).join(' ');
    expect(mentionedNames(text)).toHaveLength(100);
  });
});

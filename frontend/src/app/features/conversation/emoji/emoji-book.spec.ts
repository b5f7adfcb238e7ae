import { ALL_EMOJI, EMOJI_GROUPS, findEmoji, spokenName } from './emoji-book';
import { stepOf } from './grid-keys';
import { COMMON_EMOJI, recentEmoji } from './recent-emoji';
import { inTone, SKIN_TONES } from './skin-tones';

const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');
const found = (query: string): string[] => findEmoji(query, 8).map(({ emoji }) => emoji);

describe('the emoji', () => {
  it('are many, one each, all of them such that the server takes', () => {
    expect(ALL_EMOJI.length).toBeGreaterThan(1_600);
    expect(new Set(ALL_EMOJI.map(({ emoji }) => emoji)).size).toBe(ALL_EMOJI.length);
    expect(ALL_EMOJI.filter(({ emoji }) => !ONE_EMOJI.test(emoji))).toEqual([]);
    expect(EMOJI_GROUPS.filter(({ emoji }) => emoji.length < 80)).toEqual([]);
    const known = new Set(ALL_EMOJI.map(({ emoji }) => emoji));
    expect(COMMON_EMOJI.filter(([emoji]) => !known.has(emoji))).toEqual([]);
  });

  it('are found by their name first, then by what they are known for, and by all words of the query', () => {
    expect(found('tada')[0]).toBe('🎉');
    expect(found('heart')[0]).toBe('❤️');
    expect(found('Thumbs up')[0]).toBe('👍');
    expect(found('lol')).toContain('🤣');
    expect(found('black cat')).toEqual(['🐈‍⬛']);
    expect(found('germany')).toEqual(['🇩🇪']);
    expect(found('no such thing')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('are said in words', () => {
    const [party] = findEmoji('tada', 1);
    expect(party && spokenName(party)).toBe('tada');
    const [thumb] = findEmoji('+1', 1);
    expect(thumb && spokenName(thumb)).toBe('thumbs up');
    const [flag] = findEmoji('germany', 1);
    expect(flag && spokenName(flag)).toBe('flag of Germany');
    expect(ALL_EMOJI.filter((emoji) => spokenName(emoji).trim() === '')).toEqual([]);
  });
});

describe('the tone of a skin', () => {
  it('is put where it belongs, and nowhere else', () => {
    expect(inTone('👍', '🏽')).toBe('👍🏽');
    expect(inTone('✌️', '🏿')).toBe('✌🏿');
    expect(inTone('🧑‍💻', '🏻')).toBe('🧑🏻‍💻');
    expect(inTone('🎉', '🏽')).toBe('🎉');
    expect(inTone('👍', '')).toBe('👍');
  });

  it('never makes what is no emoji', () => {
    for (const tone of SKIN_TONES)
      expect(ALL_EMOJI.filter(({ emoji }) => !ONE_EMOJI.test(inTone(emoji, tone)))).toEqual([]);
    const coloured = ALL_EMOJI.filter(({ emoji }) => inTone(emoji, '🏽') !== emoji);
    expect(coloured.length).toBeGreaterThan(150);
  });
});

describe('what was used last', () => {
  beforeEach(() => localStorage.clear());

  it('comes first, each once, and only emoji', () => {
    localStorage.setItem('parley.emoji', '🎉 <b> 👍');
    recentEmoji.used('🦞');
    recentEmoji.used('🎉');
    expect(recentEmoji.list()).toEqual(['🎉', '🦞', '👍']);
  });
});

it.each<[string, number, number | 'out' | null]>([
  ['ArrowRight', 3, 4],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 3, 11],
  ['ArrowDown', 15, 15],
  ['ArrowUp', 12, 4],
  ['ArrowUp', 4, 'out'],
  ['Home', 9, 0],
  ['End', 2, 19],
  ['a', 2, null],
])('%s leads from %d to %s', (key, from, to) => {
  expect(stepOf(key, from, 20)).toBe(to);
});

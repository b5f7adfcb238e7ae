import { signal } from '@angular/core';
import { aUser } from '../../../../testing/samples';
import { type Callable, emojiFor, peopleFor } from './candidates';
import { Completion } from './completion';
import { finishedEmojiAt, unfinishedAt } from './completion-at';
import { SHORTCODES } from './shortcodes';

/** `|` is the caret. */
const at = (text: string): string | null => {
  const found = unfinishedAt(text.replace('|', ''), text.indexOf('|'));
  return found && `${found.kind} ${found.query} ${found.from}-${found.to}`;
};

describe('a word that can be completed', () => {
  it.each<[string, string | null]>([
    ['@|', 'mention  0-1'],
    ['hi @Al|', 'mention al 3-6'],
    ['hi @al| and more', 'mention al 3-6'],
    ['(@ann|', 'mention ann 1-5'],
    ['@élise|', 'mention élise 0-6'],
    ['ann@example|', null],
    ['@@x|', null],
    ['hi @al |', null],
    [':sm|', 'emoji sm 0-3'],
    ['well :+1|', 'emoji +1 5-8'],
    [':s|', null],
    ['10:30|', null],
    ['https://x|', null],
    ['std::vec|', null],
    ['`@al|', null],
    ['`code` @al|', 'mention al 7-10'],
    ['```\n@al|', null],
    ['```\ncode\n```\n@al|', 'mention al 13-16'],
  ])('%j: %j', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it('is finished with a second colon', () => {
    expect(finishedEmojiAt('so :tada:', 9)).toEqual({ kind: 'emoji', query: 'tada', from: 3, to: 9 });
    expect(finishedEmojiAt('a::b:', 5)).toBeNull();
    expect(finishedEmojiAt('12:30:', 6)).toBeNull();
  });
});

const people = [
  aUser('zoe', { displayName: 'Alba Zoeller' }),
  aUser('albert', { displayName: 'Albert Ek' }),
  aUser('ben', { displayName: 'Ben Alström' }),
  aUser('cid', { displayName: 'Cid' }),
];
const names = (query: string, everybody: number | null = null): string[] =>
  peopleFor(query, { people, everybody }).map(({ insert }) => insert);

describe('people to complete a name with', () => {
  it('are those whose username begins so, then those with such a word in their name', () => {
    expect(names('al')).toEqual(['@albert', '@zoe', '@ben']);
    expect(names('')).toHaveLength(4);
    expect(names('bert')).toEqual([]);
  });

  it('can be everybody, for who may call everybody', () => {
    expect(names('al', 9)).toEqual(['@albert', '@zoe', '@ben', '@all']);
    expect(names('alb', 9)).toEqual(['@albert', '@zoe']);
    const many = Array.from({ length: 30 }, (_, n) => aUser(`user-${n}`));
    expect(peopleFor('', { people: many, everybody: 30 }).map(({ key }) => key)).toContain('all');
  });
});

describe('emoji', () => {
  it('have names that nobody else has, and are one each', () => {
    const all = SHORTCODES.flatMap(({ names: some }) => some);
    expect(all.filter((name, place) => all.indexOf(name) !== place)).toEqual([]);
    expect(all.filter((name) => !/^[a-z0-9_+-]+$/.test(name))).toEqual([]);
    const emoji = SHORTCODES.map((one) => one.emoji);
    expect(emoji.filter((one, place) => emoji.indexOf(one) !== place)).toEqual([]);
    expect(emoji.filter((one) => !new RegExp('^\\p{RGI_Emoji}$', 'v').test(one))).toEqual([]);
  });

  it('come by the beginning of a name first', () => {
    expect(emojiFor('tada', SHORTCODES)[0]).toMatchObject({ insert: '🎉', label: ':tada:' });
    expect(emojiFor('heart', SHORTCODES)[0]?.insert).toBe('❤️');
    expect(emojiFor('nosuchthing', SHORTCODES)).toEqual([]);
  });
});

describe('completing', () => {
  const open = (text: string): Completion => {
    const completion = new Completion(signal<Callable>({ people, everybody: null }));
    completion.look(text, text.length);
    return completion;
  };

  it('takes the chosen one in the place of the word', () => {
    const completion = open('hi @al');
    completion.move(1);
    completion.move(1);
    completion.move(1);
    completion.move(-1);
    expect(completion.take()).toEqual({ from: 3, to: 6, insert: '@ben' });
    expect(completion.isOpen()).toBe(false);
  });

  it('offers nothing more for a word that somebody wanted nothing for', () => {
    const completion = open('@a');
    completion.refuse();
    completion.look('@al', 3);
    expect(completion.isOpen()).toBe(false);
    completion.look('@al @a', 6);
    expect(completion.isOpen()).toBe(true);
  });

  it('turns an emoji that was typed to its end into itself', async () => {
    const completion = open(':tad');
    await import('./shortcodes');
    await Promise.resolve();
    expect(completion.isOpen()).toBe(true);
    expect(completion.look('so :tada:', 9)).toEqual({ from: 3, to: 9, insert: '🎉' });
    expect(completion.look('so :nothing:', 12)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { readQuery } from './search-query.js';
import { tsqueryOfAll } from './parts.js';
import { merged, partOf, placesOf } from './sought.js';
import { wordsOf } from './words.js';

const wanted = (text: string): string => tsqueryOfAll(readQuery(text).sought.map(partOf));

const problemsOf = (text: string): string[] => {
  try {
    readQuery(text);
  } catch (error) {
    return (error as { fields: { message: string }[] }).fields.map(({ message }) => message);
  }
  return [];
};

describe('reading a query', () => {
  it.each([
    ['brake lever', `('brake':*) & ('lever':*)`],
    ['to be', `('to') & ('be')`],
    ['be*', `('be':*)`],
    ['"brake lever"', `('brake' <1> 'lever')`],
    ['“brake lever', `('brake' <1> 'lever')`],
    ['foo_bar', `('foo' <1> 'bar':*)`],
    ['http://example.com', `('http' <1> 'example' <1> 'com':*)`],
    ['Café', `('cafe':*)`],
    ['好', `('好':*)`],
    ['世界', `('世界')`],
    ['你好世界', `('你好' <1> '好世' <1> '世界')`],
    ['手机ok', `('手机' <2> 'ok')`],
    ['... "" !', ''],
    [`'); DROP`, `('drop':*)`],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  it('takes operators wherever they stand, with and without quotes', () => {
    expect(readQuery('from:@Alice lever in:#general in:"two words" FROM:me has:file')).toMatchObject({
      from: ['alice', 'me'],
      in: ['general', 'two words'],
      hasFile: true,
      sought: [{ parts: [{ term: 'lever', offset: 0 }], prefix: true }],
    });
  });

  it('counts days in UTC: before one, and after one', () => {
    expect(readQuery('after:2026-02-27 before:2026-03-01')).toMatchObject({
      since: new Date('2026-02-28T00:00:00Z'),
      before: new Date('2026-03-01T00:00:00Z'),
    });
  });

  it.each([
    ['from:', 'from: needs a value, like from:alice'],
    ['has:link', 'has: knows only has:file, not has:link'],
    ['before:yesterday', 'before: needs a day, like before:2026-11-21, not yesterday'],
    ['after:2026-02-31', 'after: needs a day, like after:2026-11-21, not 2026-02-31'],
    ['after:2026-02-02 before:2026-02-03', 'before: must name a later day than after:'],
    ['a*', 'a* must have at least 2 letters before the *'],
    ['x '.repeat(40), 'there must be at most 32 words'],
  ])('says what is wrong with %s', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });
});

describe('highlights', () => {
  const highlighted = (query: string, text: string): string[] => {
    const words = wordsOf(text);
    const ranges = merged(readQuery(query).sought.flatMap((one) => placesOf(one, words)));
    return ranges.map(({ from, to }) => text.slice(from, to));
  };

  it.each([
    ['brake', 'The brakes brake.', ['brakes', 'brake']],
    ['"the brake"', 'the brake, the Brakes, The brake', ['the brake', 'The brake']],
    ['creme', 'Une crème brûlée', ['crème']],
    ['世界', '你好世界', ['世界']],
    ['好世界', '你好世界，好', ['好世界']],
    ['好', '你好世界，好', ['你好世'.slice(1), '好']],
    ['nothing', 'something', []],
  ])('of %s in %s', (query, text, expected) => {
    expect(highlighted(query, text)).toEqual(expected);
  });
});

it('the index is asked for the words of a phrase, each once, and not for their order', () => {
  const [phrase, twice, word] = readQuery('"brake lever" "the the" bell').sought.map(partOf);
  expect(phrase).toMatchObject({ text: "('brake' <1> 'lever')", gathered: "('brake' & 'lever')" });
  expect(twice).toMatchObject({ text: "('the' <1> 'the')", gathered: "('the')" });
  expect(word?.gathered).toBeUndefined();
});

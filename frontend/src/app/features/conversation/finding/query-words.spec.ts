import { aRoom, aUser } from '../../../testing/samples';
import { isWhole, operatorAt, operatorsIn, operatorText, withWord } from './query-words';
import { daySuggestions, fileSuggestion, peopleSuggestions, roomSuggestions } from './suggestions';

describe('the words of a query', () => {
  it('finds its operators, with and without quotes', () => {
    expect(operatorsIn('brake from:ada in:"two words" http://x has:file')).toEqual([
      { operator: 'from', value: 'ada', from: 6, to: 14 },
      { operator: 'in', value: 'two words', from: 15, to: 29 },
      { operator: 'has', value: 'file', from: 39, to: 47 },
    ]);
  });

  it.each<[string, number, string | null]>([
    ['from:', 5, ''],
    ['from:ad', 7, 'ad'],
    ['from:ad', 5, 'ad'],
    ['from:ad', 3, null],
    ['in:"two wo', 10, 'two wo'],
    ['from:ada lever', 14, null],
    ['xfrom:a', 7, null],
  ])('knows the one that is written: %s at %i', (query, caret, value) => {
    expect(operatorAt(query, caret)?.value ?? null).toBe(value);
  });

  it.each([
    ['lever', true],
    ['  ', false],
    ['from:', false],
    ['lever in:""', false],
    ['has:file', true],
  ])('%j can be asked: %s', (query, whole) => {
    expect(isWhole(query)).toBe(whole);
  });

  it('puts a value in the place of what was written of it', () => {
    const query = 'brake from:ad lever';
    expect(withWord(query, operatorAt(query, 13)!, 'from:ada')).toEqual({
      query: 'brake from:ada lever',
      caret: 15,
    });
    expect(operatorText('in', 'two words')).toBe('in:"two words"');
  });
});

describe('suggestions', () => {
  const general = aRoom('r1', { name: 'General talk' });
  const regional = aRoom('r2', { name: 'Regional' });
  const direct = aRoom('r3', { kind: 'direct', name: null, peer: aUser('gerda') });

  it('offers rooms whose name begins so first, then those that have it in it', () => {
    expect(roomSuggestions('ge', [regional, direct, general]).map(({ word }) => word)).toEqual([
      'in:@gerda',
      'in:"General talk"',
    ]);
    expect(roomSuggestions('g', [regional, general]).map(({ label }) => label)).toEqual([
      'General talk',
      'Regional',
    ]);
  });

  it('offers people, and oneself', () => {
    expect(peopleSuggestions('', [aUser('ada')], aUser('me')).map(({ word }) => word)).toEqual([
      'from:me',
      'from:ada',
    ]);
    expect(peopleSuggestions('a', [aUser('ada'), aUser('bob')], aUser('me')).map(({ word }) => word)).toEqual(
      ['from:ada'],
    );
  });

  it('offers days, in UTC as the server counts them', () => {
    const now = new Date('2026-11-21T00:30:00+02:00');
    expect(daySuggestions('before', 'yes', now)).toMatchObject([{ word: 'before:2026-11-19' }]);
    expect(daySuggestions('after', '2026-11', now).map(({ detail }) => detail)).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-13',
    ]);
  });

  it('offers a file where one is meant', () => {
    expect([fileSuggestion('f').length, fileSuggestion('x').length]).toEqual([1, 0]);
  });
});

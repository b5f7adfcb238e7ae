import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './words.js';

const terms = (text: string): string[] => wordsOf(text).map(({ term }) => term);

describe('wordsOf', () => {
  it.each([
    ['Hello, World!', ['hello', 'world']],
    ['Crème Brûlée', ['creme', 'brulee']],
    ['STRASSE Straße', ['strasse', 'strasse']],
    ['Ångström øre Łódź', ['angstrom', 'ore', 'lodz']],
    ['İstanbul ISTANBUL', ['istanbul', 'istanbul']],
    ['ΣΊΣΥΦΟΣ σίσυφος', ['σισυφοσ', 'σισυφοσ']],
    ['Ёжик ежик', ['ежик', 'ежик']],
    ['שָׁלוֹם שלום', ['שלום', 'שלום']],
    ['كِتَاب كتاب', ['كتاب', 'كتاب']],
    ['हिन्दी', ['हिन्दी']],
    ['ｆｕｌｌ　ｗｉｄｔｈ ①', ['full', 'width', '1']],
    ['foo_bar/baz-1.5', ['foo', 'bar', 'baz', '1', '5']],
    ['👍 :) --- ', []],
  ])('of %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it.each([
    ['你好世界', ['你好', '好世', '世界', '界']],
    ['カード', ['カー', 'ード', 'ド']],
    ['ｶﾞｰﾄﾞ', ['ガー', 'ード', 'ド']],
    ['안녕하세요', ['안녕', '녕하', '하세', '세요', '요']],
    ['iPhone手机ok', ['iphone', '手机', '机', 'ok']],
    ['สวัสดี', ['สวั', 'วัส', 'สดี', 'ดี']],
  ])('of %s, pair by pair', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('says where each stands in the text as it was written', () => {
    const text = 'Ein Café: 你好 İş ﬁn';
    const found = wordsOf(text).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual(['Ein', 'Café', '你好', '好', 'İş', 'ﬁn']);
    expect(wordsOf(text).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes any text at all', () => {
    expect(terms('x'.repeat(5_000))).toEqual(['x'.repeat(64)]);
    expect(terms('\ud83d\0\u202e')).toEqual([]);
    expect(terms(`a${'\u0301'.repeat(1_000)}`)).toEqual(['a']);
  });
});

import { renderMarkdown } from '../markdown/render';
import { excerptOf } from './excerpt';
import { drawMarks, withSigns } from './marks';

const drawn = (body: string, ...ranges: [from: number, to: number][]): HTMLElement => {
  const signed = withSigns(
    body,
    ranges.map(([from, to]) => ({ from, to })),
  );
  const root = document.createElement('div');
  root.append(renderMarkdown(signed, new Map()).fragment.cloneNode(true));
  drawMarks(root);
  return root;
};

const marked = (body: string, ...ranges: [from: number, to: number][]): (string | null)[] =>
  [...drawn(body, ...ranges).querySelectorAll('mark')].map(({ textContent }) => textContent);

describe('what was looked for', () => {
  it.each<[string, [number, number][], string[]]>([
    ['plain words', [[6, 11]], ['words']],
    [
      'two of two',
      [
        [0, 3],
        [7, 10],
      ],
      ['two', 'two'],
    ],
    [
      'The **brake** lever',
      [
        [6, 11],
        [14, 19],
      ],
      ['brake', 'lever'],
    ],
    ['the **brake** lever', [[4, 19]], ['brake', ' lever']],
    [
      '`code` and ~~more~~',
      [
        [1, 5],
        [13, 17],
      ],
      ['code', 'more'],
    ],
    ['你好世界', [[1, 3]], ['好世']],
    ['see https://example.com/brake', [[24, 29]], ['brake']],
  ])('is marked in %s', (body, ranges, expected) => {
    expect(marked(body, ...ranges)).toEqual(expected);
  });

  it('leaves the text as it was, without a sign of the signs', () => {
    expect(drawn('The **brake** lever\n- one\n- two', [6, 11], [22, 25]).textContent).toBe(
      drawn('The **brake** lever\n- one\n- two').textContent,
    );
  });

  it('is text, whatever it says', () => {
    const body = '<img src=x onerror=alert(1)> <mark>';
    const root = drawn(body, [1, 4], [29, 34]);
    expect(root.querySelector('img')).toBeNull();
    expect([...root.querySelectorAll('mark')].map(({ innerHTML }) => innerHTML)).toEqual(['img', '&lt;mark']);
  });

  it.each<[string, [number, number][]]>([
    ['short', [[2, 9]]],
    ['short', [[3, 3]]],
    ['short', [[-1, 2]]],
    ['sh\uFDD0or\uFDD1t', []],
  ])('is not marked where it does not fit: %s %j', (body, ranges) => {
    expect(marked(body, ...ranges)).toEqual([]);
  });
});

describe('an excerpt', () => {
  const long = `${'word '.repeat(400)}needle ${'tail '.repeat(400)}`;
  const needle = { from: 2000, to: 2006 };

  it('is all of what is short', () => {
    expect(excerptOf('short', [{ from: 0, to: 5 }])).toEqual({ text: 'short', ranges: [{ from: 0, to: 5 }] });
  });

  it('is the part where the first highlight is, and highlights the same there', () => {
    const { text, ranges } = excerptOf(long, [needle]);
    expect(text.length).toBeLessThan(500);
    expect(ranges.map(({ from, to }) => text.slice(from, to))).toEqual(['needle']);
    expect([text.startsWith('… word'), text.endsWith('tail  …')]).toEqual([true, true]);
  });

  it('begins at the beginning where nothing is highlighted', () => {
    expect(excerptOf(long, []).text.startsWith('word word')).toBe(true);
  });

  it('cuts no letter in two', () => {
    const { text } = excerptOf('😀'.repeat(600), []);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});

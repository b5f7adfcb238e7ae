import { isPlain, plainNodes } from './plain';
import { renderMarkdown } from './render';
import { fetchRenderer, shown } from './shown';

const NOBODY = new Map<string, boolean>();

function html(nodes: DocumentFragment): string {
  const holder = document.createElement('div');
  holder.append(nodes.cloneNode(true));
  return holder.innerHTML;
}

/** Always the same ones: what failed once fails again. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state / 4_294_967_296;
  }
}

/** Whatever has a meaning somewhere in Markdown, with enough in between that it may get one. */
const PIECES = [
  ...'abc .,:;!?#+-=>()[]{}"\'/\\*_~`|&<@^%$0123456789\n\n   ',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n# ',
  '  \n',
  '\n    ',
  '---',
  '===',
  'http',
  'https:',
  '//',
  'mailto:',
  'www.',
  'a.example',
  'ü',
  '漢字',
  '👍',
  '\t',
  '\u00a0',
  '\r',
  '&amp;',
];

describe('text without marks', () => {
  it.each([
    'Tea at four?',
    'one\ntwo\n\nthree',
    'No: 2 + 2 = 4, or 50% (half)!',
    '  spaces  ',
    'a - b',
    '👍',
  ])('%j needs no parser', (body) => {
    expect(isPlain(body)).toBe(true);
    expect(html(plainNodes(body))).toBe(html(renderMarkdown(body, NOBODY).fragment));
  });

  it.each([
    '**bold**',
    'https://parley.example',
    'a@parley.example',
    '- item',
    '  1) item',
    'a\n> said',
    '# Loud',
    'a\n---',
    'a | b',
    '&amp;',
    'a\\*b',
    'x\ty',
  ])('%j is for the parser', (body) => {
    expect(isPlain(body)).toBe(false);
  });

  it('is shown as the parser would show it, whatever it is', () => {
    const random = numbers(7);
    let plain = 0;
    for (let n = 0; n < 8_000; n += 1) {
      const length = 1 + Math.floor(random.next().value * 8);
      let body = '';
      for (let piece = 0; piece < length; piece += 1)
        body += PIECES[Math.floor(random.next().value * PIECES.length)]!;
      if (!isPlain(body)) continue;
      plain += 1;
      const mine = html(plainNodes(body));
      const parsed = html(renderMarkdown(body, NOBODY).fragment);
      if (mine !== parsed) throw new Error(`${JSON.stringify(body)}: ${mine}, and not ${parsed}`);
    }
    expect(plain).toBeGreaterThan(800);
  });
});

it('stands there as it was written until the parser is here', async () => {
  const early = html(shown('**bold** <b>', NOBODY).nodes);
  expect(early).toBe('<p>**bold** &lt;b&gt;</p>\n');
  await fetchRenderer();
  expect(html(shown('**bold**', NOBODY).nodes)).toBe('<p><strong>bold</strong></p>\n');
});

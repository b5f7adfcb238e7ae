import { highlight } from './highlight';
import { isEmojiOnly } from './emoji-only';
import { renderMarkdown } from './render';

function html(body: string, mentioned: ReadonlyMap<string, boolean> = new Map()): string {
  const holder = document.createElement('div');
  holder.append(renderMarkdown(body, mentioned).fragment.cloneNode(true));
  return holder.innerHTML.trim();
}

const LINK = 'rel="noopener noreferrer nofollow" target="_blank"';

/** Attributes in one order, whoever set them first. */
function sorted(markup: string): string {
  return markup.replace(/<a ([^>]*)>/g, (_, attributes: string) => {
    return `<a ${attributes
      .match(/[\w-]+="[^"]*"/g)!
      .sort()
      .join(' ')}>`;
  });
}

describe('a message in Markdown', () => {
  it.each([
    [
      '**bold** *italic* ~~gone~~ `code`',
      '<p><strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code></p>',
    ],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
    ['# Loud', '<p class="heading">Loud</p>'],
    ['not a heading\n---', '<p>not a heading</p>\n<hr>'],
    ['    indented', '<p>indented</p>'],
    ['![cat](https://x.example/cat.png)', `<p>!<a href="https://x.example/cat.png" ${LINK}>cat</a></p>`],
    ['a <b>tag</b> & more', '<p>a &lt;b&gt;tag&lt;/b&gt; &amp; more</p>'],
    ['| a |\n| --- |\n| b |', expect.stringContaining('<div class="table"><table>')],
  ])('%j', (body, expected) => {
    expect(sorted(html(body))).toEqual(expected);
  });

  it('keeps the language and the text of fenced code, to the letter', () => {
    expect(html('```ts\nconst a = "<b>" && 1;\n\n  x\n```')).toBe(
      '<pre><code data-language="ts">const a = "&lt;b&gt;" &amp;&amp; 1;\n\n  x</code></pre>',
    );
  });

  it.each([
    ['see https://parley.example/a?b=c.', 'https://parley.example/a?b=c'],
    ['(https://parley.example/x_(y))', 'https://parley.example/x_(y)'],
    ['write to a@parley.example', 'mailto:a@parley.example'],
  ])('finds the link in %j', (body, href) => {
    const { fragment } = renderMarkdown(body, new Map());
    expect(fragment.querySelector('a')?.getAttribute('href')).toBe(href);
  });

  it.each(['192.168.0.1', '//parley.example', 'ftp://parley.example', 'main.rs', 'v1.2.3'])(
    'finds no link in %j',
    (body) => {
      expect(renderMarkdown(body, new Map()).fragment.querySelector('a')).toBeNull();
    },
  );

  it.each(['[x](javascript:alert)', '[x](//elsewhere.example)', '[x](/settings)', '[x](data:text/html,x)'])(
    'makes no link of %j',
    (body) => {
      expect(html(body)).toBe(`<p>${body}</p>`);
    },
  );

  it.each([
    ['[https://bank.example](https://evil.example/x)', 'https://bank.example (evil.example)'],
    ['[www.bank.example/login](https://evil.example)', 'www.bank.example/login (evil.example)'],
    ['[bank.example](mailto:a@evil.example)', 'bank.example (evil.example)'],
    ['[**bank.example**](https://evil.example)', 'bank.example (evil.example)'],
    ['[https://bank.example/a](https://bank.example/b)', 'https://bank.example/a'],
    ['[bank.example](https://www.bank.example:8443/)', 'bank.example'],
    ['[the bank](https://evil.example)', 'the bank'],
    ['https://bank.example/path', 'https://bank.example/path'],
    ['https://bücher.example', 'https://bücher.example'],
  ])('tells where a link really leads: %j', (body, text) => {
    expect(renderMarkdown(body, new Map()).text).toBe(text);
  });
});

describe('a mention', () => {
  const mentioned = new Map([
    ['bob', false],
    ['carol.x', true],
  ]);

  it.each([
    ['@bob hello', '<p><span class="mention">@bob</span> hello</p>'],
    ['ask @Carol.x.', '<p>ask <span class="mention mention--me">@Carol.x</span>.</p>'],
    ['(@bob)', '<p>(<span class="mention">@bob</span>)</p>'],
    ['**@bob**', '<p><strong><span class="mention">@bob</span></strong></p>'],
    ['@bobby @dave', '<p>@bobby @dave</p>'],
    ['`@bob`', '<p><code>@bob</code></p>'],
    ['x@bob', '<p>x@bob</p>'],
    ['@@bob', '<p>@@bob</p>'],
  ])('%j', (body, expected) => {
    expect(html(body, mentioned)).toBe(expected);
  });

  it('is none where the message mentions nobody', () => {
    expect(html('@bob')).toBe('<p>@bob</p>');
  });
});

describe('rendering', () => {
  it('works once on the same text with the same mentions', () => {
    const first = renderMarkdown('*again*', new Map());
    expect(renderMarkdown('*again*', new Map())).toBe(first);
    expect(renderMarkdown('*again*', new Map([['bob', false]]))).not.toBe(first);
  });

  it('tells the text without marks', () => {
    expect(renderMarkdown('**Hello** [there](https://x.example)\n\n- you', new Map()).text).toBe(
      'Hello there\n\nyou',
    );
  });

  it('colours a language that is known', async () => {
    const coloured = await highlight('const a = 1;', 'ts');
    expect(coloured?.querySelector('.hljs-keyword')?.textContent).toBe('const');
    expect(await highlight('x', 'klingon')).toBeNull();
  });

  it.each([
    ['🎉', true],
    ['👩‍👩‍👧 👍🏽\n🇩🇪', true],
    ['1️⃣', true],
    ['🎉!', false],
    ['12', false],
    ['', false],
    ['🎉🎉🎉🎉🎉🎉🎉', false],
  ])('of %j alone is large: %s', (body, large) => {
    expect(isEmojiOnly(body)).toBe(large);
  });
});

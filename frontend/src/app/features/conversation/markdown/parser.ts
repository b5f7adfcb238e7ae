import createMarkdownIt, { type MarkdownIt, type RendererRule } from 'markdown-it';
import { markMentions } from './mentions';
import { revealLinkTargets } from './link-targets';

/**
 * Markdown as chat needs it: no HTML, no images, no headings that shout, every line break kept.
 *
 * What comes out is a string that nobody may show: it goes through `sanitise.ts` first. Links other than http, https
 * and mailto are not links at all.
 */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: false, linkify: true, breaks: true });
  // An address needs its https://, or every `main.rs` and `notes.md` would be one.
  parser.linkify.set({ fuzzyLink: false });
  // An indented line is no code, a line under dashes is no heading, and nobody defines references in a chat.
  parser.disable(['image', 'code', 'lheading', 'reference']);
  parser.validateLink = isSafeLink;
  parser.linkify.add('ftp:', null).add('//', null);
  parser.renderer.rules['link_open'] = openLink;
  parser.renderer.rules['fence'] = fence;
  parser.renderer.rules['heading_open'] = () => '<p class="heading">';
  parser.renderer.rules['heading_close'] = () => '</p>';
  parser.renderer.rules['table_open'] = () => '<div class="table"><table>';
  parser.renderer.rules['table_close'] = () => '</table></div>';
  markMentions(parser);
  revealLinkTargets(parser);
  return parser;
}

/** Relative addresses are refused too: in a message they would lead to wherever the page happens to be. */
export function isSafeLink(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s]/i.test(url.trim());
}

const openLink: RendererRule = (tokens, index, options, _env, self) => {
  const token = tokens[index]!;
  token.attrSet('target', '_blank');
  token.attrSet('rel', 'noopener noreferrer nofollow');
  token.attrs = token.attrs?.filter(([name]) => name !== 'title') ?? null;
  return self.renderToken(tokens, index, options);
};

const fence: RendererRule = (tokens, index, _options, _env) => {
  const token = tokens[index]!;
  const language = /^[\w+#-]{1,20}/.exec(token.info.trim())?.[0].toLowerCase() ?? '';
  const attribute = language ? ` data-language="${language}"` : '';
  return `<pre><code${attribute}>${escapeHtml(token.content.replace(/\n$/, ''))}</code></pre>`;
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

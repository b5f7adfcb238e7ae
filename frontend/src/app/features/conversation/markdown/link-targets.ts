import type { MarkdownIt } from 'markdown-it';

const ADDRESS = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/?#:]|\s*$)/iu;

/**
 * `[https://bank.example](https://elsewhere.example)` reads as one place and leads to another. Where the words of a link
 * look like an address of another host, the true host is written behind them.
 */
export function revealLinkTargets(parser: MarkdownIt): void {
  parser.core.ruler.push('link_targets', (state) => {
    for (const block of state.tokens) {
      const tokens = block.children;
      if (block.type !== 'inline' || !tokens) continue;
      let href: string | null = null;
      let words = '';
      for (let index = 0; index < tokens.length; index += 1) {
        const token = tokens[index]!;
        if (token.type === 'link_open') {
          href = String(token.attrGet('href'));
          words = '';
        } else if (token.type === 'link_close' && href !== null) {
          const host = deceivesAbout(words, href);
          if (host) {
            const hint = new state.Token('text', '', 0);
            hint.content = ` (${host})`;
            tokens.splice(index, 0, hint);
            index += 1;
          }
          href = null;
        } else if (href !== null) {
          words += token.content;
        }
      }
    }
  });
}

/** The host that a link leads to, where its words claim another one. */
function deceivesAbout(words: string, href: string): string | null {
  const claimed = ADDRESS.exec(words)?.[1];
  if (!claimed) return null;
  const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '');
  try {
    const host = new URL(href).host || new URL(href).pathname.split('@')[1] || '';
    // Through `URL`, so that letters of other scripts are compared as they travel.
    const claim = new URL(`https://${claimed}`).host;
    return bare(claim) === bare(host.replace(/:\d+$/, '')) ? null : host;
  } catch {
    return null;
  }
}

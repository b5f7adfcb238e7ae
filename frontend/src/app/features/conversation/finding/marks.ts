import type { TextRange } from '@parley/contracts';

/**
 * Signs that stand around what was looked for while Markdown is read. Unicode keeps them for inner use: nobody writes
 * them, Markdown takes them for letters, and none of them is left when the text is drawn.
 */
const FROM = '\uFDD0';
const TO = '\uFDD1';
const SIGNS = /([\uFDD0\uFDD1])/;
const ALL_SIGNS = /[\uFDD0\uFDD1]/g;

/** The text with a sign before and behind each range. What does not fit the text is left out. */
export function withSigns(text: string, ranges: readonly TextRange[]): string {
  const clean = text.replace(ALL_SIGNS, ' ');
  let signed = '';
  let done = 0;
  for (const { from, to } of ranges) {
    if (from < done || to <= from || to > clean.length) continue;
    signed += clean.slice(done, from) + FROM + clean.slice(from, to) + TO;
    done = to;
  }
  return signed + clean.slice(done);
}

/** Puts what stands between signs into `mark` elements, and takes the signs away. Nodes only; nothing is read as HTML. */
export function drawMarks(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let inside = false;
  for (const text of texts) {
    const pieces = text.data.split(SIGNS);
    if (pieces.length === 1 && !inside) continue;
    const nodes: Node[] = [];
    for (const piece of pieces) {
      if (piece === FROM || piece === TO) inside = piece === FROM;
      else if (piece !== '') nodes.push(inside ? markOf(piece) : document.createTextNode(piece));
    }
    text.replaceWith(...nodes);
  }
}

function markOf(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

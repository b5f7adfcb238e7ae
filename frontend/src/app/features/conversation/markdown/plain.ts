/**
 * Text that means the same with and without Markdown: nothing in it marks anything, is an address, or calls somebody.
 * Most of what people write. Whatever might mean more is for the parser to say, so that this may be too careful.
 */
const MARKS = /[\\`*_~[<&@|]|:\/\/|mailto:|[^\S \n]/i;
/** What begins a list, a quote, a heading, a line or a table. */
const BEGINS = /^ *(?:[-+=#>:]|\d{1,9}[.)])/m;

export function isPlain(body: string): boolean {
  return !MARKS.test(body) && !BEGINS.test(body) && !body.includes('\0');
}

/** The nodes that the parser would make of plain text, or of any text if nothing in it were marked. */
export function plainNodes(body: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const paragraph of body.split(/\n(?: *\n)+/)) {
    const text = paragraph.trim();
    if (text === '') continue;
    const lines = text.split('\n').map((line) => line.trim());
    const element = document.createElement('p');
    lines.forEach((line, index) => {
      if (index > 0) element.append(document.createElement('br'), '\n');
      element.append(line);
    });
    fragment.append(element, '\n');
  }
  return fragment;
}

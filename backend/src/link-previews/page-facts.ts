import { Parser } from 'htmlparser2';

const TITLE_LENGTH = 200;
const DESCRIPTION_LENGTH = 300;
const SITE_LENGTH = 80;
/** Code units of a title that are gathered before it is cut. */
const GATHERED = 2_000;
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** What a page says of itself. */
export interface PageFacts {
  readonly title: string;
  readonly description: string | null;
  readonly siteName: string | null;
  /** As it stands there: may be relative, and anything at all. */
  readonly image: string | null;
}

/** In the order in which they are believed. */
const TITLES = ['og:title', 'twitter:title'];
const DESCRIPTIONS = ['og:description', 'twitter:description', 'description'];
const IMAGES = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];

/** Reads what stands before the text of a page. `null` where it has no title: there is nothing to show then. */
export function factsOf(html: string): PageFacts | null {
  const meta = new Map<string, string>();
  let title = '';
  let inTitle = false;
  let isOver = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (isOver) return;
      if (name === 'body') isOver = true;
      if (name === 'title' && title === '') inTitle = true;
      if (name !== 'meta') return;
      const what = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
      const content = attributes['content'];
      if (content && !meta.has(what)) meta.set(what, content);
    },
    ontext(text) {
      if (inTitle && title.length < GATHERED) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
      if (name === 'head') isOver = true;
    },
  });
  parser.end(html);

  const first = (names: readonly string[]): string => {
    for (const name of names) {
      const text = clean(meta.get(name) ?? '');
      if (text !== '') return text;
    }
    return '';
  };
  const shown = cut(first(TITLES) || clean(title), TITLE_LENGTH);
  if (shown === '') return null;
  return {
    title: shown,
    description: cut(first(DESCRIPTIONS), DESCRIPTION_LENGTH) || null,
    siteName: cut(first(['og:site_name']), SITE_LENGTH) || null,
    image: first(IMAGES) || null,
  };
}

/** One line of well-formed text without anything that is not seen. */
function clean(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

function cut(text: string, length: number): string {
  const characters = [...text.slice(0, length * 2 + 1)];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

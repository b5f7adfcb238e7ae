import { isEmojiOnly } from './emoji-only';
import type { Mentioned } from './mentions';
import { createParser } from './parser';
import { sanitise } from './sanitise';

/** A message's text, ready to be shown. The fragment is a master: clone it. */
export interface Rendered {
  readonly fragment: DocumentFragment;
  /** The same without any marks; for names and announcements. */
  readonly text: string;
  /** A few emoji and nothing else: shown larger. */
  readonly emojiOnly: boolean;
}

/** Enough for every message of a window and the ones around it. */
const KEPT = 600;

const parser = createParser();
const cache = new Map<string, Rendered>();

/**
 * Turns Markdown into nodes. The same text with the same mentions is worked on once, however often it is drawn; the
 * text itself is the key, so that an edit can never show what was there before.
 */
export function renderMarkdown(body: string, mentioned: Mentioned): Rendered {
  const key = keyOf(body, mentioned);
  const known = cache.get(key);
  if (known) {
    // Back to the end of the queue: the map forgets what was not asked for longest.
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const fragment = sanitise(parser.render(body, { mentioned }));
  const rendered = { fragment, text: fragment.textContent.trim(), emojiOnly: isEmojiOnly(body) };
  cache.set(key, rendered);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
  return rendered;
}

function keyOf(body: string, mentioned: Mentioned): string {
  if (mentioned.size === 0) return body;
  return `${[...mentioned].map(([name, mine]) => (mine ? `${name}!` : name)).join(' ')}\0${body}`;
}

import type { Mentioned } from '../markdown/mentions';
import { shown } from '../markdown/shown';

const LONGEST = 2_000;

/**
 * The link of a message that is looked at: its first one to somewhere else. What somebody put into code is meant to be
 * read and not followed, and is no link there; of one's own server there is nothing to say that the page does not. Read
 * reactively: there are no links before the parser is here.
 */
export function previewedLink(body: string, mentioned: Mentioned, ownOrigin: string): string | null {
  if (!/https?:\/\//i.test(body)) return null;
  for (const link of shown(body, mentioned).nodes.querySelectorAll('a')) {
    const url = URL.parse(link.getAttribute('href') ?? '');
    if (!url || !['http:', 'https:'].includes(url.protocol)) continue;
    if (url.origin !== ownOrigin && url.href.length <= LONGEST) return url.href;
  }
  return null;
}

import createPurifier, { type Config, type DOMPurify } from 'dompurify';
import { isSafeLink } from './parser';

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    'a',
    'blockquote',
    'br',
    'code',
    'del',
    'div',
    'em',
    'hr',
    'li',
    'ol',
    'p',
    'pre',
    's',
    'span',
    'strong',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  ALLOWED_ATTR: ['class', 'data-language', 'href', 'rel', 'start', 'target'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  // Or every attribute would have to look like an address.
  ADD_URI_SAFE_ATTR: ['data-language', 'start'],
  RETURN_DOM_FRAGMENT: true,
};

/** The classes that this folder gives out; any other could dress a message up as a part of the page. */
const CLASSES = /^(?:heading|table|mention|mention mention--me|hljs-[\w-]+(?: [\w-]+_)*)$/;

/**
 * The second wall: HTML, made from what people wrote, becomes nodes, and nothing gets through that is not on the list.
 * The fragment is put into the page as it is; no string of HTML is ever trusted.
 */
export function sanitise(html: string): DocumentFragment {
  return purifier().sanitize(html, CONFIG);
}

let instance: DOMPurify | undefined;

/** Its own instance, so that nobody else's hooks loosen these. */
function purifier(): DOMPurify {
  if (instance) return instance;
  instance = createPurifier(window);
  instance.addHook('afterSanitizeAttributes', (node) => {
    const name = node.getAttribute('class');
    if (name !== null && !CLASSES.test(name)) node.removeAttribute('class');
    if (node.nodeName !== 'A') return;
    if (!isSafeLink(node.getAttribute('href') ?? '')) node.removeAttribute('href');
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  });
  return instance;
}

import { signal } from '@angular/core';
import { isEmojiOnly } from './emoji-only';
import type { Mentioned } from './mentions';
import { isPlain, plainNodes } from './plain';
import type { Rendered } from './render';

type Renderer = (body: string, mentioned: Mentioned) => Rendered;

/** Parser and purifier, once somebody has written something that needs them. */
const renderer = signal<Renderer | null>(null);
let fetching: Promise<void> | null = null;

/** A message's text as it is shown. The nodes are the caller's own. */
export interface Shown {
  readonly nodes: DocumentFragment;
  /** A few emoji and nothing else: shown larger. */
  readonly emojiOnly: boolean;
}

/**
 * What to show of a message. Text without marks needs no parser, which is larger than the rest of a conversation: it is
 * fetched when the first message with marks is to be shown, which stands there as it was written until then. Read
 * reactively, this changes when the parser has come.
 */
export function shown(body: string, mentioned: Mentioned): Shown {
  if (isPlain(body)) return asWritten(body);
  const render = renderer();
  if (!render) {
    void fetchRenderer();
    return asWritten(body);
  }
  const { fragment, emojiOnly } = render(body, mentioned);
  return { nodes: fragment.cloneNode(true) as DocumentFragment, emojiOnly };
}

/** A message's words, without marks as far as those can be told by now. */
export function words(body: string): string {
  const render = isPlain(body) ? null : renderer();
  return (render?.(body, NOBODY).text ?? body).trim();
}

const NOBODY: Mentioned = new Map();

/** Without a connection it is asked for again with the next message. */
export function fetchRenderer(): Promise<void> {
  fetching ??= import('./render').then(
    (module) => renderer.set(module.renderMarkdown),
    () => void (fetching = null),
  );
  return fetching;
}

function asWritten(body: string): Shown {
  return { nodes: plainNodes(body), emojiOnly: isEmojiOnly(body) };
}

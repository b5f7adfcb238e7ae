/** Calls everybody in the room, when a moderator writes it. */
export const EVERYBODY = 'all';

/** Whom a message calls. */
export interface Mentions {
  readonly mentions: string[];
  /** Everybody but its author, whether `mentions` lists them or not. */
  readonly mentionsAll: boolean;
}

export const NOBODY: Mentions = { mentions: [], mentionsAll: false };

/** Names looked up for one message, at most. */
const MAX_NAMES = 100;

/** An `@` that no word, and no e-mail address, runs into. */
const CALL = /(?<![\p{L}\p{N}_.@-])@([a-z0-9._-]{3,32})(?![a-z0-9])/giu;

/**
 * The usernames that a text may mean, in lower case. A username may end in a full stop and so may a sentence: after
 * `@bob.` both `bob.` and `bob` are candidates, and whoever exists is meant.
 */
export function mentionedNames(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(CALL)) {
    let name = (match[1] ?? '').toLowerCase();
    while (name.length >= 3 && names.size < MAX_NAMES) {
      names.add(name);
      if (!/[._-]$/.test(name)) break;
      name = name.slice(0, -1);
    }
  }
  return [...names];
}

/** A word that is being typed and could be completed. */
export interface Unfinished {
  readonly kind: 'mention' | 'emoji';
  /** Without its `@` or `:`, in lower case. */
  readonly query: string;
  /** Where it begins, with its sign, and where it ends. */
  readonly from: number;
  readonly to: number;
}

/** No word and no address runs into a mention, as the server reads them. */
const MENTION = /(?:^|[^\p{L}\p{N}_.@-])@([\p{L}\p{N}._-]{0,32})$/u;
/** One letter is a time or a list of things far more often than an emoji. */
const EMOJI = /(?:^|[^\p{L}\p{N}_:]):([a-z0-9_+-]{2,30})$/iu;
const FINISHED_EMOJI = /(?:^|[^\p{L}\p{N}_:]):([a-z0-9_+-]{1,30}):$/iu;

/** What stands before the caret, where it may be a name or an emoji. Code is left alone. */
export function unfinishedAt(text: string, caret: number): Unfinished | null {
  const before = text.slice(0, caret);
  if (isInCode(before)) return null;
  return find('mention', MENTION, before) ?? find('emoji', EMOJI, before);
}

/** An emoji whose second colon was just typed. */
export function finishedEmojiAt(text: string, caret: number): Unfinished | null {
  const before = text.slice(0, caret);
  const found = isInCode(before) ? null : FINISHED_EMOJI.exec(before);
  if (!found) return null;
  const query = found[1]!.toLowerCase();
  return { kind: 'emoji', query, from: caret - query.length - 2, to: caret };
}

function find(kind: Unfinished['kind'], pattern: RegExp, before: string): Unfinished | null {
  const query = pattern.exec(before)?.[1];
  if (query === undefined) return null;
  return { kind, query: query.toLowerCase(), from: before.length - query.length - 1, to: before.length };
}

function isInCode(before: string): boolean {
  const fences = before.split('```');
  if (fences.length % 2 === 0) return true;
  const line = fences.at(-1)!.split('\n').at(-1)!;
  return line.split('`').length % 2 === 0;
}

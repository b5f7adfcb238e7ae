import type { TextRange } from '@parley/contracts';
import type { Part } from './parts.js';
import { type Word, wordsOf } from './words.js';

/** A word, or several that follow each other, that a message has to have. */
export interface Sought {
  readonly parts: readonly SoughtPart[];
  /** The last of them may go on. */
  readonly prefix: boolean;
}

export interface SoughtPart {
  readonly term: string;
  /** How many words after the first it stands. */
  readonly offset: number;
}

/** What is looked for by this piece of a query; `null` where it has no letters. */
export function soughtBy(text: string, prefix: boolean): Sought | null {
  const words = wordsOf(text);
  const whole = words.filter((word, index) => !word.isRest || !isPair(words[index - 1], word));
  const [first] = whole;
  if (!first) return null;
  return {
    parts: whole.map(({ term, place }) => ({ term, offset: place - first.place })),
    // One letter alone of a script without spaces is the beginning of a pair.
    prefix: prefix || whole.at(-1)?.isRest === true,
  };
}

/** As the index is asked for it. Terms are letters and digits: nothing in them needs care. */
export function partOf({ parts, prefix }: Sought): Part {
  const terms = parts.map(
    ({ term }, index) => `'${term}'${prefix && index === parts.length - 1 ? ':*' : ''}`,
  );
  const inOrder = terms.map((term, index) => {
    const [before, here] = [parts[index - 1], parts[index]];
    return before && here ? `<${here.offset - before.offset}> ${term}` : term;
  });
  return {
    text: `(${inOrder.join(' ')})`,
    // Each once: the planner takes what is asked for twice for twice as rare.
    ...(terms.length > 1 && { gathered: `(${[...new Set(terms)].join(' & ')})` }),
    isOpen: prefix,
  };
}

/** Where it stands in a text that is made of these words. */
export function placesOf({ parts, prefix }: Sought, words: readonly Word[]): TextRange[] {
  const byPlace = new Map(words.map((word) => [word.place, word]));
  const found: TextRange[] = [];
  for (const start of words) {
    const met = parts.map(({ term, offset }, index) => {
      const word = byPlace.get(start.place + offset);
      const isOpen = prefix && index === parts.length - 1;
      return word && (isOpen ? word.term.startsWith(term) : word.term === term) ? word : undefined;
    });
    const last = met.at(-1);
    if (last && met.every((word) => word !== undefined)) found.push({ from: start.from, to: last.to });
  }
  return found;
}

/** In order, and what touches or overlaps as one. */
export function merged(ranges: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = [];
  for (const { from, to } of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** The last letter of a run is in the pair before it. */
const isPair = (before: Word | undefined, word: Word): boolean =>
  before !== undefined && before.to === word.to;

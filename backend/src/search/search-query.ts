import type { FieldError } from '@parley/contracts';
import { invalid } from '../platform/validation/index.js';
import { type Sought, soughtBy } from './sought.js';

/** What somebody looks for. */
export interface SearchQuery {
  readonly sought: readonly Sought[];
  /** Usernames, or `me`; of several any. */
  readonly from: readonly string[];
  /** Names of rooms, or `@username` for a direct one; of several any. */
  readonly in: readonly string[];
  readonly hasFile: boolean;
  /** Earlier than this. */
  readonly before: Date | null;
  /** At this time or later. */
  readonly since: Date | null;
}

const PIECES =
  /(?<name>[a-z]+):(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<value>\S*))|["“”](?<phrase>[^"“”]*)["“”]?|(?<word>\S+)/giu;
const OPERATORS = ['from', 'in', 'has', 'before', 'after'] as const;
type Operator = (typeof OPERATORS)[number];

/** From so many letters on, a word finds what begins with it: `repair` also `repaired`. */
const OPEN_FROM = 3;
const STAR_FROM = 2;
const MOST_PIECES = 32;
const DAY_MS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads a query as people write it: words (which find what begins with them), `"words in this order"`, `beginning*`,
 * `from:alice`, `in:general`, `has:file`, `before:2026-11-21`, `after:2026-11-21`. What is no operator is a word.
 *
 * @throws ChatError VALIDATION that says what is wrong with an operator
 */
export function readQuery(text: string): SearchQuery {
  const sought: Sought[] = [];
  const given: Record<Operator, string[]> = { from: [], in: [], has: [], before: [], after: [] };
  const problems: string[] = [];
  for (const piece of text.matchAll(PIECES)) {
    const { name = '', quoted, value, phrase, word } = piece.groups ?? {};
    const operator = OPERATORS.find((one) => one === name.toLowerCase());
    if (operator) given[operator].push((quoted ?? value ?? '').trim());
    else if (phrase !== undefined) add(sought, soughtBy(phrase, false));
    else add(sought, wordOf(word ?? piece[0], problems));
  }
  for (const operator of OPERATORS) {
    if (given[operator].includes('')) problems.push(`${operator}: needs a value, like ${EXAMPLES[operator]}`);
  }
  for (const what of given.has) {
    if (what !== '' && !/^files?$/i.test(what)) problems.push(`has: knows only has:file, not has:${what}`);
  }
  const before = dayOf('before', given.before.at(-1), problems);
  const after = dayOf('after', given.after.at(-1), problems);
  const since = after && new Date(after.getTime() + DAY_MS);
  if (before && since && since >= before) problems.push('before: must name a later day than after:');
  if (sought.length > MOST_PIECES) problems.push(`there must be at most ${MOST_PIECES} words`);
  if (problems.length > 0) throw invalid(problems.map(ofTheQuery));
  return {
    sought,
    from: given.from.map((one) => one.replace(/^@/, '').toLowerCase()),
    in: given.in.map((one) => one.replace(/^#/, '')),
    hasFile: given.has.length > 0,
    before,
    since,
  };
}

/** Whether there is anything to look for. */
export const asksForSomething = (query: SearchQuery): boolean =>
  query.sought.length > 0 || query.from.length > 0 || query.in.length > 0 || query.hasFile || hasTimes(query);

const hasTimes = ({ before, since }: SearchQuery): boolean => before !== null || since !== null;

export const ofTheQuery = (message: string): FieldError => ({ path: 'query', message });

const EXAMPLES: Readonly<Record<Operator, string>> = {
  from: 'from:alice',
  in: 'in:general',
  has: 'has:file',
  before: 'before:2026-11-21',
  after: 'after:2026-11-21',
};

function wordOf(text: string, problems: string[]): Sought | null {
  const isOpen = text.endsWith('*');
  const sought = soughtBy(text, isOpen);
  const last = sought?.parts.at(-1)?.term ?? '';
  const { length } = [...last];
  if (!sought) return null;
  if (isOpen && length < STAR_FROM && sought.parts.length === 1 && /^[\p{ASCII}]/u.test(last)) {
    problems.push(`${text} must have at least ${STAR_FROM} letters before the *`);
  }
  return sought.prefix || length < OPEN_FROM || isDense(text) ? sought : { ...sought, prefix: true };
}

/** Pairs of letters find what they stand in anyway. */
const isDense = (text: string): boolean =>
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\P{L}*$/u.test(
    text,
  );

function add(all: Sought[], one: Sought | null): void {
  if (one) all.push(one);
}

/** When the day begins, in UTC. */
function dayOf(operator: 'before' | 'after', text: string | undefined, problems: string[]): Date | null {
  if (text === undefined || text === '') return null;
  const day = new Date(`${text}T00:00:00.000Z`);
  // What is no day, such as the 31st of February, comes out as another one or none.
  if (DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return day;
  problems.push(`${operator}: needs a day, like ${EXAMPLES[operator]}, not ${text}`);
  return null;
}

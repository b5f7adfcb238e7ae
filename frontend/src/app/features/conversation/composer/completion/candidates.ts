import type { Id, User } from '@parley/contracts';
import type { Shortcode } from './shortcodes';

/** Something that an unfinished word can become. */
export interface Candidate {
  readonly key: string;
  /** What takes the place of the word. */
  readonly insert: string;
  readonly label: string;
  /** Beside the label, fainter. */
  readonly detail: string;
  /** A face beside it; `null` for what has none. */
  readonly person: { id: Id; name: string; avatarUrl: string | null } | null;
  readonly emoji: string | null;
}

/** So many are offered. */
export const MOST = 8;

const EVERYBODY = 'all';

export interface Callable {
  people: readonly User[];
  /** How many `@all` calls; `null` for who may not call everybody. */
  everybody: number | null;
}

/** Who can be meant: whose username begins so first, then whose name has a word that does. */
export function peopleFor(query: string, { people, everybody }: Callable): Candidate[] {
  const ranked = people
    .map((user) => ({ user, rank: rankOf(query, user) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank! - b.rank! || a.user.displayName.localeCompare(b.user.displayName))
    .map(({ user: { id, username, displayName, avatarUrl } }): Candidate => ({
      key: id,
      insert: `@${username}`,
      label: displayName,
      detail: `@${username}`,
      person: { id, name: displayName, avatarUrl },
      emoji: null,
    }));
  return everybody !== null && EVERYBODY.startsWith(query)
    ? [...ranked.slice(0, MOST - 1), allOf(everybody)]
    : ranked.slice(0, MOST);
}

/** Whose name begins so comes before whose name merely has it in it. */
export function emojiFor(query: string, shortcodes: readonly Shortcode[]): Candidate[] {
  const ranked = shortcodes.flatMap(({ emoji, names }, place) => {
    const exact = names.find((name) => name === query);
    const begins = exact ?? names.find((name) => name.startsWith(query));
    const name = begins ?? names.find((one) => one.includes(query));
    if (name === undefined) return [];
    return [{ emoji, name, rank: exact ? 0 : begins ? 1 : 2, place }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, MOST)
    .map(({ emoji, name }) => ({
      key: emoji,
      insert: emoji,
      label: `:${name}:`,
      detail: '',
      person: null,
      emoji,
    }));
}

function rankOf(query: string, { username, displayName }: User): number | null {
  if (username.startsWith(query)) return 0;
  const words = displayName.toLowerCase().split(/[\s.-]+/);
  return words.some((word) => word.startsWith(query)) ? 1 : null;
}

function allOf(count: number): Candidate {
  return {
    key: EVERYBODY,
    insert: `@${EVERYBODY}`,
    label: 'Everybody in this room',
    detail: `@all · ${count}`,
    person: null,
    emoji: '📣',
  };
}

import * as table from './emoji-table';

export interface Emoji {
  readonly emoji: string;
  /** Between colons; the first one is the one that is shown. */
  readonly names: readonly string[];
  /** Further words by which it is found. */
  readonly words: readonly string[];
}

export interface EmojiGroup {
  readonly label: string;
  readonly emoji: readonly Emoji[];
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const EMOJI_GROUPS: readonly EmojiGroup[] = [
  { label: 'Smileys and people', emoji: read(table.SMILEYS) },
  { label: 'Animals and nature', emoji: read(table.NATURE) },
  { label: 'Food and drink', emoji: read(table.FOOD) },
  { label: 'Activities', emoji: read(table.ACTIVITIES) },
  { label: 'Travel and places', emoji: read(table.TRAVEL) },
  { label: 'Objects', emoji: read(table.OBJECTS) },
  { label: 'Symbols', emoji: read(table.SYMBOLS) },
  { label: 'Flags', emoji: read(table.FLAGS).map(withCountry) },
];

export const ALL_EMOJI: readonly Emoji[] = EMOJI_GROUPS.flatMap(({ emoji }) => emoji);

/** What a screen reader says: `party popper`. */
export function spokenName({ emoji, names }: Emoji): string {
  const country = countryOf(emoji);
  if (country !== null) return `flag of ${country}`;
  // What is written `:+1:` is no name to be heard.
  return (names.find((name) => !/^[+-]/.test(name)) ?? '').replaceAll('_', ' ');
}

/** Whose name is or begins so, then whose name has it in it, then who is known by such a word; all words of the query. */
export function findEmoji(query: string, most: number): Emoji[] {
  const parts = query
    .toLowerCase()
    .split(/[\s_:]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  return ALL_EMOJI.flatMap((emoji, place) => {
    const ranks = parts.map((part) => rankOf(emoji, part));
    if (ranks.includes(null)) return [];
    return [{ emoji, rank: ranks.reduce<number>((sum, rank) => sum + (rank ?? 0), 0), place }];
  })
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

function rankOf({ names, words }: Emoji, part: string): number | null {
  if (names.includes(part)) return 0;
  if (names.some((name) => name.startsWith(part))) return 1;
  if (names.some((name) => name.split('_').some((word) => word.startsWith(part)))) return 2;
  return words.some((word) => word.startsWith(part)) ? 3 : null;
}

/** By its country, too: the table calls it `de`. */
function withCountry(flag: Emoji): Emoji {
  const words = countryOf(flag.emoji)
    ?.normalize('NFD')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words ? { ...flag, words: [...flag.words, ...words.filter((word) => word !== '')] } : flag;
}

/** In English, as the other names are; `null` for what is not the flag of one. */
function countryOf(emoji: string): string | null {
  const letters = [...emoji].map((character) => character.codePointAt(0)! - 0x1f1e6 + 65);
  if (letters.length !== 2 || letters.some((letter) => letter < 65 || letter > 90)) return null;
  return REGIONS.of(String.fromCharCode(...letters)) ?? null;
}

function read(lines: string): Emoji[] {
  return lines
    .replaceAll('\n', '')
    .split('|')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [emoji = '', names = '', words = ''] = entry.split(' ');
      return { emoji, names: names.split(','), words: words === '' ? [] : words.split(',') };
    });
}

/**
 * How well a name is meant by what is written of it, 0 to 1; `null` where it is not. Each word that is written has to be
 * there: as the beginning of a word, as a part of one, or as letters in this order.
 */
export function scoreOf(written: string, name: string): number | null {
  const words = fold(written).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const folded = fold(name);
  let sum = 0;
  for (const word of words) {
    const score = wordScore(word, folded);
    if (score === null) return null;
    sum += score;
  }
  return sum / words.length;
}

function wordScore(word: string, name: string): number | null {
  const at = name.indexOf(word);
  // Of two names that fit as well the one of which less is missing comes first.
  const share = word.length / Math.max(name.length, 1) / 10;
  if (at === 0) return 0.9 + share;
  if (at > 0) return (/[\s_./@#-]/.test(name[at - 1]!) ? 0.75 : 0.55) + share;
  return scattered(word, name);
}

/** The letters in their order, the better the closer together they stand: `gntk` for `general talk`. */
function scattered(word: string, name: string): number | null {
  let first = -1;
  let at = -1;
  for (const letter of word) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return null;
    if (first < 0) first = at;
  }
  return 0.4 * (word.length / (at - first + 1));
}

/** Regardless of case and accents. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '');

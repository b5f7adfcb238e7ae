/**
 * What people write and look for: 20,000 words, used as unevenly as those of a language (the commonest ten are in half of
 * the texts), and one text in ten in letters that have no spaces between words.
 */
const STARTS = 'ba ko ri ten mu sa lo pe vi dra gon shi na ul er ost'.split(' ');
const MIDDLES = 'ra ti mo len ka su do pi vo gra nen chi ma ir an est'.split(' ');
const ENDS = 'l r n s t k m p d g b v z x y w'.split(' ');
const TAILS = ['', 'a', 'e', 'i', 'o'];
const WORDS = TAILS.flatMap((tail) =>
  ENDS.flatMap((end) => MIDDLES.flatMap((middle) => STARTS.map((start) => start + middle + end + tail))),
);
/** How much more the first are used than the last. */
const UNEVENNESS = 4;
const FIRST_LETTER = 0x4e00;
const LETTERS = 3_000;
const DENSE_OF = 10;

const below = (limit: number, unevenness = 1): number => Math.floor(limit * Math.random() ** unevenness);
/** One of those that stand between these places, the commonest first. */
const wordFrom = (from: number, to: number): string => WORDS[from + below(to - from)] ?? '';
const letters = (count: number): string =>
  String.fromCodePoint(...Array.from({ length: count }, () => FIRST_LETTER + below(LETTERS, 2.5)));
const words = (count: number): string =>
  Array.from({ length: count }, () => WORDS[below(WORDS.length, UNEVENNESS)]).join(' ');

/** Some 4 to 17 words. */
export function someText(): string {
  const length = 4 + below(14);
  return below(DENSE_OF) === 0 ? letters(length * 2) : words(length);
}

/** All that one may look for, one after the other: `nth` decides which kind. */
export function someQuery(nth: number): string {
  const kinds = [
    () => `"${wordFrom(0, 5)}"`,
    () => wordFrom(0, 5),
    () => wordFrom(50, 500),
    () => wordFrom(8_000, WORDS.length),
    () => `zzz${below(1e9)}`,
    () => wordFrom(0, 100).slice(0, 3),
    () => `${wordFrom(0, 100)} ${wordFrom(100, 3_000)}`,
    () => `${wordFrom(0, 20)} ${wordFrom(0, 20)} ${wordFrom(0, 200)}`,
    () => `"${wordFrom(0, 10)} ${wordFrom(0, 30)}"`,
    () => letters(2),
    () => `${wordFrom(0, 1_000)} before:${daysAgo(20)} after:${daysAgo(60)}`,
  ];
  return kinds[nth % kinds.length]?.() ?? '';
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

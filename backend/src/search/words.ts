/** One word of a text, as it is looked for, and where it stands. */
export interface Word {
  /** Without case, accents and other ways of writing the same. */
  readonly term: string;
  /** From the first to behind the last of its UTF-16 code units in the text. */
  readonly from: number;
  readonly to: number;
  /** Which one it is, from 1. */
  readonly place: number;
  /** The last letter of text without spaces, by itself: only what begins with it is found by it. */
  readonly isRest: boolean;
}

/** With the marks of narrow katakana, which Unicode calls letters. */
const MARK = String.raw`[\p{M}\uff9e\uff9f]`;
const LETTER = String.raw`[[\p{L}\p{N}]--${MARK}]`;
/** Scripts that put no spaces between words, or, as Korean, glue what others write apart. */
const DENSE = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&${LETTER}]`;
const RUNS = new RegExp(String.raw`(?<dense>(?:${DENSE}${MARK}*)+)|(?:[${LETTER}--${DENSE}]${MARK}*)+`, 'gv');
const DENSE_LETTERS = new RegExp(String.raw`${DENSE}${MARK}*`, 'gv');
/** Accents are left out where a language can be read without them; in others, as of India, they are its vowels. */
const OPTIONAL_MARKS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]\p{Mn}*)\p{Mn}+/gu;
/** Letters that are not made of one with a mark, and are often written as if they were. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** PostgreSQL takes some 2,000 bytes; nobody looks for more than this. */
const LONGEST = 64;

/**
 * The words of a text, in any language: runs of letters and digits, and of scripts without spaces each pair of letters that
 * stand together, so that any piece of two letters or more is found. The same for what is stored and what is looked for.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let place = 1;
  for (const run of text.matchAll(RUNS)) {
    if (run.groups?.['dense'] === undefined) {
      const [whole] = run;
      words.push({ term: fold(whole), from: run.index, to: run.index + whole.length, place, isRest: false });
      place += 1;
    } else {
      const pairs = pairsOf(run[0], run.index, place);
      words.push(...pairs);
      place += pairs.length;
    }
  }
  return words;
}

function pairsOf(run: string, at: number, place: number): Word[] {
  const letters = [...run.matchAll(DENSE_LETTERS)];
  return letters.map((letter, index) => {
    const next = letters[index + 1];
    const from = at + letter.index;
    const to = next ? at + next.index + next[0].length : from + letter[0].length;
    return {
      term: fold(letter[0] + (next?.[0] ?? '')),
      from,
      to,
      place: place + index,
      isRest: next === undefined,
    };
  });
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .slice(0, LONGEST)
    .toWellFormed();
}

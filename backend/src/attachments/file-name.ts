import { LIMITS } from '@parley/contracts';

const NAMELESS = 'file';
/** Control characters, what overrides the direction of text, and what is seen by nobody. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;
/** What separates folders, and what some system does not take in a name. */
const UNSUITABLE = /[<>:"/\\|?*]/g;
const MARKS = /(\p{M}{8})\p{M}+/gu;
const EXTENSION = /\.[^.\s]{1,16}$/u;

/**
 * A name that can be shown beside others and saved on any system: no folders, nothing unseen (an `exe` that reads as a
 * `jpg` by the direction of its letters among it), not too long. Its end stays, which says what it is.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const text = last
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(UNSUITABLE, '_')
    .replace(MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  if (text === '') return NAMELESS;
  const characters = [...text];
  if (characters.length <= LIMITS.fileNameMaxLength) return text;
  const extension = EXTENSION.exec(text)?.[0] ?? '';
  return characters.slice(0, LIMITS.fileNameMaxLength - [...extension].length).join('') + extension;
}

import type { Random } from '../random.js';

/** Texts that have broken something somewhere. */
const KNOWN = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\ufeff',
  '\u200b',
  '\u202eevil\u202c',
  'é'.normalize('NFD'),
  'z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '𝒳😀👨‍👩‍👧‍👦🏳️‍🌈',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '0x10',
  '[object Object]',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%',
  '%E0%A4%A',
  "'; DROP TABLE messages; --",
  "' OR 1=1 --",
  '$1',
  '\\',
  '\\u0000',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '%s%n%x',
  '%_%',
  '(a+)+$',
  'a'.repeat(40) + '!',
  '\r\nX-Injected: 1',
  '*',
  '@all @everyone @here',
  ':+1:',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  '1970-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
];

const REPEATED = [
  'a',
  'é',
  '😀',
  '\u0301',
  '\u200d',
  '*',
  '[',
  '(',
  '> ',
  '`',
  '~',
  '\n',
  '<b>',
  '![](',
  '@a ',
];

/** Any text at all; now and then a very long one. */
export function absurdText(random: Random): string {
  const kind = random.weighted({ known: 10, noise: 6, long: 2, huge: 0.2 });
  switch (kind) {
    case 'known':
      return random.pick(KNOWN);
    case 'noise':
      return Array.from({ length: random.between(1, 20) }, () =>
        String.fromCharCode(random.chance(0.7) ? random.between(0, 0x250) : random.between(0, 0xffff)),
      ).join('');
    case 'long':
      return random.pick(REPEATED).repeat(random.between(30, 5_000));
    case 'huge':
      return random.pick(REPEATED).repeat(300_000);
  }
}

const WORDS = [
  'good',
  'morning',
  'the',
  'ferry',
  'leaves',
  'at',
  'nine',
  '**really**',
  '`code`',
  '👋',
  'naïve',
  '日本',
];

/** What people write. */
export function plainText(random: Random, least = 1): string {
  return Array.from({ length: random.between(least, 8) }, () => random.pick(WORDS)).join(' ');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** WCAG 2.2: 4.5 for text, 3 for the edges of controls and for graphics that carry meaning. */
const TEXT = 4.5;
const GRAPHIC = 3;

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

type Rgb = [number, number, number];

function hex(value: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(value.slice(at, at + 2), 16)) as Rgb;
}

function token(name: string, theme: 'light' | 'dark'): Rgb {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim();
  if (!value) throw new Error(`No token --${name}`);
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value);
  const colour = pair ? pair[theme === 'light' ? 1 : 2] : value;
  return hex(colour ?? '');
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['ground', 'surface', 'surface-sunken', 'surface-raised'];

const PAIRS: [ink: string, ground: string, least: number][] = [
  ...GROUNDS.flatMap((ground): [string, string, number][] => [
    ['text', ground, TEXT],
    ['text-muted', ground, TEXT],
    ['text-faint', ground, TEXT],
    ['accent-text', ground, TEXT],
    ['danger-text', ground, TEXT],
    ['focus', ground, GRAPHIC],
    ['presence-online', ground, GRAPHIC],
    ['presence-dnd', ground, GRAPHIC],
  ]),
  ['border-field', 'surface', GRAPHIC],
  ['border-field', 'surface-raised', GRAPHIC],
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-hover', TEXT],
  ['on-accent', 'danger', TEXT],
  ['accent-text', 'accent-soft', TEXT],
  ['text', 'accent-soft', TEXT],
  ['danger-text', 'danger-soft', TEXT],
  ['success-text', 'success-soft', TEXT],
  ['warning-text', 'warning-soft', TEXT],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(PAIRS)('shows %s on %s with a contrast of at least %d', (ink, ground, least) => {
    expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(least);
  });
});

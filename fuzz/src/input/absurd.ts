import type { Random } from '../random.js';
import { absurdText } from './texts.js';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  'then',
  'toJSON',
  '0',
  '',
  '$where',
  'id',
];
const NUMBERS = [0, -0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 5e-324];

/** Any JSON at all. Made with own properties throughout: an object with `__proto__` has a field of that name. */
export function absurdValue(random: Random, depth = 0): unknown {
  const kind = random.weighted({
    text: 8,
    number: 4,
    constant: 4,
    list: depth < 4 ? 3 : 0,
    object: depth < 4 ? 4 : 0,
    nested: depth === 0 ? 0.6 : 0,
    wide: depth === 0 ? 0.3 : 0,
  });
  switch (kind) {
    case 'text':
      return absurdText(random);
    case 'number':
      return random.pick(NUMBERS);
    case 'constant':
      return random.pick([null, true, false]);
    case 'list':
      return Array.from({ length: random.between(0, 6) }, () => absurdValue(random, depth + 1));
    case 'object':
      return objectOf(
        Array.from({ length: random.between(0, 5) }, () => [
          absurdName(random),
          absurdValue(random, depth + 1),
        ]),
      );
    case 'nested':
      return nested(random.between(5, 2_000), random.chance(0.5));
    case 'wide':
      return Array.from({ length: random.between(1_000, 50_000) }, () => 0);
  }
}

export function absurdName(random: Random): string {
  return random.chance(0.6) ? random.pick(NAMES) : absurdText(random).slice(0, 200);
}

/** `Object.fromEntries` defines fields, as `JSON.parse` does; assigning `__proto__` would not. */
export function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

function nested(depth: number, lists: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = lists ? [value] : { a: value };
  return value;
}

import type { Random } from '../random.js';
import { absurdName, absurdValue, objectOf } from './absurd.js';

/** A valid value with one thing wrong somewhere in it: a value, a field too many, a field missing, a field renamed. */
export function nearly(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.3)) return spoil(value, random);
    const at = random.between(0, value.length - 1);
    return value.map((item: unknown, index) => (index === at ? nearly(item, random) : item));
  }
  if (typeof value !== 'object' || value === null) return absurdValue(random, 1);
  const entries = Object.entries(value);
  const at = random.between(0, Math.max(0, entries.length - 1));
  const kind = random.weighted({
    value: entries.length ? 6 : 0,
    inside: entries.length ? 4 : 0,
    extra: 4,
    missing: entries.length ? 2 : 0,
    renamed: entries.length ? 1 : 0,
    whole: 0.5,
  });
  switch (kind) {
    case 'value':
      return objectOf(entries.map(([name, inner], n) => [name, n === at ? absurdValue(random, 1) : inner]));
    case 'inside':
      return objectOf(entries.map(([name, inner], n) => [name, n === at ? nearly(inner, random) : inner]));
    case 'extra':
      return objectOf([...entries, [absurdName(random), absurdValue(random, 1)]]);
    case 'missing':
      return objectOf(entries.filter((_, n) => n !== at));
    case 'renamed':
      return objectOf(entries.map(([name, inner], n) => [n === at ? absurdName(random) : name, inner]));
    case 'whole':
      return random.pick([[value], { payload: value }, JSON.stringify(value), null]);
  }
}

function spoil(list: readonly unknown[], random: Random): unknown {
  return random.pick<unknown>([
    [...list, absurdValue(random, 1)],
    Array.from({ length: 3_000 }, () => list[0] ?? 'a'),
    { length: 5 },
    { 0: list[0] ?? 1 },
    null,
  ]);
}

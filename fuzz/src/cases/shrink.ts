import type { Case } from './case.js';

const TRIES = 80;

/**
 * The simplest input found that is still wrong in the same way: fields left out, lists and texts cut. Only of what is
 * JSON; anything else is as it was.
 */
export async function shrink<C extends Case>(
  one: C,
  isStillWrong: (simpler: C) => Promise<boolean>,
): Promise<C> {
  let best = one;
  let tries = TRIES;
  for (let found = true; found && tries > 0;) {
    found = false;
    for (const simpler of simplerCases(best)) {
      tries -= 1;
      if (tries < 0) break;
      if (!(await isStillWrong(simpler))) continue;
      best = simpler;
      found = true;
      break;
    }
  }
  return best;
}

function* simplerCases<C extends Case>(one: C): Generator<C> {
  if ((one.kind === 'rest' || one.kind === 'graphql') && one.body) {
    for (const value of simplerText(one.body.toString())) yield { ...one, body: Buffer.from(value) };
  }
  if (one.kind === 'event' && one.frames.length === 1) {
    const [, head = '', json = ''] = /^(42\d*)(.*)$/s.exec(String(one.frames[0])) ?? [];
    for (const value of simplerText(json)) yield { ...one, frames: [`${head}${value}`] };
  }
}

function* simplerText(json: string): Generator<string> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return;
  }
  for (const simpler of simplerValues(value)) yield JSON.stringify(simpler);
}

function* simplerValues(value: unknown): Generator<unknown> {
  if (typeof value === 'string' && value.length > 1) {
    yield value.slice(0, Math.floor(value.length / 2));
    yield value.slice(Math.floor(value.length / 2));
  }
  if (Array.isArray(value)) {
    if (value.length > 4) yield value.slice(0, Math.floor(value.length / 2));
    for (const at of value.keys()) {
      if (at > 20) return;
      yield value.filter((_, n) => n !== at);
      for (const inner of simplerValues(value[at])) {
        yield value.map((item: unknown, n) => (n === at ? inner : item));
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [at, [name, inner]] of entries.slice(0, 20).entries()) {
      yield Object.fromEntries(entries.filter((_, n) => n !== at));
      for (const simpler of simplerValues(inner)) {
        yield Object.fromEntries(entries.map((entry, n) => (n === at ? [name, simpler] : entry)));
      }
    }
  }
}

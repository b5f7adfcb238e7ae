import { types } from 'node:util';
import type { FieldError } from '@parley/contracts';

/** Nothing in the contract is nested deeper than four. */
const DEPTH_MAX = 8;
/** Values in one input, of which a megabyte could hold half a million. The largest, a `sync`, has 3,000. */
const PARTS_MAX = 10_000;
/** So that a refusal is not longer than what was refused. */
const PATH_MAX_LENGTH = 200;

interface Part {
  readonly value: object;
  readonly path: string;
  readonly depth: number;
}

/**
 * What is wrong with an input before its fields are looked at; `undefined` when nothing is.
 *
 * Names that every object has (`constructor`, `__proto__`, `toString`, …) would be taken for known by those who look a
 * field up in an object, or be dropped in silence; depth and number of parts are bounded, because those who look at the
 * fields call themselves for each level. Binary data and whatever else is no JSON has no place in an input.
 *
 * Keeps its own stack: what it looks at may be of any depth.
 */
export function unfitInput(input: unknown): FieldError | undefined {
  if (!isObject(input)) return undefined;
  const left: Part[] = [{ value: input, path: '', depth: 1 }];
  let parts = 0;
  for (let part = left.pop(); part; part = left.pop()) {
    const { value, path, depth } = part;
    if (depth > DEPTH_MAX) return { path, message: `the input must be nested at most ${DEPTH_MAX} deep` };
    if (!isPlain(value)) return { path, message: `${path || 'the input'} must be JSON, not binary data` };
    const names = Object.keys(value);
    parts += names.length;
    if (parts > PARTS_MAX) return { path, message: `the input must have at most ${PARTS_MAX} values` };
    for (const name of names) {
      const at = (path ? `${path}.${name}` : name).slice(0, PATH_MAX_LENGTH);
      if (!Array.isArray(value) && (name in Object.prototype || name === 'prototype')) {
        return { path: at, message: `property ${at} should not exist` };
      }
      const inner: unknown = (value as Record<string, unknown>)[name];
      if (isObject(inner)) left.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: object): boolean {
  return !ArrayBuffer.isView(value) && !types.isAnyArrayBuffer(value);
}

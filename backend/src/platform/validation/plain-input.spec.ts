import { describe, expect, test } from '@jest/globals';
import { unfitInput } from './plain-input.js';

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

describe('an input that is plain', () => {
  test.each([undefined, null, 5, 'constructor', {}, [], { a: { b: [{ c: 1 }] } }, { values: ['toString'] }])(
    'is let through: %j',
    (input) => {
      expect(unfitInput(input)).toBeUndefined();
    },
  );

  test('may be nested as deep as anything of ours is', () => {
    expect(unfitInput(nested(8))).toBeUndefined();
  });
});

describe('an input is refused', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    'for the name %s, which every object has',
    (name) => {
      const own = JSON.parse(`{"ok":1,"${name}":{"admin":true}}`) as unknown;
      expect(unfitInput(own)).toEqual({ path: name, message: `property ${name} should not exist` });
      expect(unfitInput({ settings: [own] })?.path).toBe(`settings.0.${name}`);
    },
  );

  test('for its depth, however deep', () => {
    expect(unfitInput(nested(9))?.message).toMatch(/at most 8 deep/);
    expect(unfitInput(JSON.parse(`${'['.repeat(400_000)}${']'.repeat(400_000)}`))?.message).toMatch(/deep/);
  });

  test('for its number of values', () => {
    expect(unfitInput({ all: Array.from({ length: 20_000 }, () => 'a') })?.message).toMatch(/10000 values/);
    const names = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`n${n}`, 1]));
    expect(unfitInput(names)?.message).toMatch(/10000 values/);
  });

  test.each([Buffer.from('a'), new ArrayBuffer(2), new Float64Array(1)])('for what is no JSON', (binary) => {
    expect(unfitInput(binary)?.message).toMatch(/not binary/);
    expect(unfitInput({ body: binary })?.path).toBe('body');
  });
});

import { expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { isId } from '../platform/validation/index.js';
import { hashOf, idOfKey, isRight, newSecret } from './hook-secret.js';

test('a secret is right by its hash alone', () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[\w-]{32}$/);
  expect(isRight(secret, hashOf(secret))).toBe(true);
  expect(isRight(newSecret(), hashOf(secret))).toBe(false);
  expect(isRight('', hashOf(secret))).toBe(false);
});

test('a key is always the same message of its webhook, and of no other', () => {
  const [one, other] = [newId(), newId()];
  expect(isId(idOfKey(one, 'build 7'))).toBe(true);
  expect(idOfKey(one, 'build 7')).toBe(idOfKey(one, 'build 7'));
  expect(idOfKey(one, 'build 7')).not.toBe(idOfKey(one, 'build 8'));
  expect(idOfKey(one, 'build 7')).not.toBe(idOfKey(other, 'build 7'));
});

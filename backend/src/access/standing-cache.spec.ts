import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { StandingCache } from './standing-cache.js';
import type { Standing } from './standing.js';

const member: Standing = {
  kind: 'public',
  memberCount: 2,
  role: 'member',
  mutedUntil: null,
  banned: false,
  blocked: null,
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('it remembers for ten seconds', () => {
  const cache = new StandingCache();
  cache.remember('room', 'alice', member, cache.mark());
  expect(cache.get('room', 'alice')).toBe(member);
  expect(cache.get('room', 'bob')).toBeUndefined();
  jest.advanceTimersByTime(10_001);
  expect(cache.get('room', 'alice')).toBeUndefined();
});

test('what was read before something was forgotten is not remembered after it', () => {
  const cache = new StandingCache();
  const mark = cache.mark();
  cache.forget('room', 'alice');
  cache.remember('room', 'alice', member, mark);
  expect(cache.get('room', 'alice')).toBeUndefined();
});

test('one person is forgotten, or everybody in a room', () => {
  const cache = new StandingCache();
  for (const [room, user] of [
    ['one', 'alice'],
    ['one', 'bob'],
    ['two', 'alice'],
  ] as const) {
    cache.remember(room, user, member, cache.mark());
  }
  cache.forget('one', 'alice');
  expect(cache.get('one', 'alice')).toBeUndefined();
  expect(cache.get('one', 'bob')).toBe(member);
  cache.forget('one');
  expect(cache.get('one', 'bob')).toBeUndefined();
  expect(cache.get('two', 'alice')).toBe(member);
});

test('it does not grow without end', () => {
  const cache = new StandingCache();
  for (let n = 0; n < 50_001; n += 1) cache.remember('room', `user ${n}`, member, cache.mark());
  expect(cache.get('room', 'user 0')).toBeUndefined();
  expect(cache.get('room', 'user 1')).toBe(member);
});

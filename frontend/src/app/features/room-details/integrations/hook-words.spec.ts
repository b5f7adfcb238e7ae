import { expect, test } from '@jest/globals';
import type { HookDelivery, OutgoingHook } from '@parley/contracts';
import { deliveryState, outcomeWords, stateOf } from './hook-words';

const AT = '2026-11-21T12:00:00.000Z';

const hook = (over: Partial<OutgoingHook>): OutgoingHook => ({
  id: 'h',
  roomId: 'r',
  name: 'Tickets',
  url: 'https://tickets.example.com/',
  events: ['message.created'],
  enabled: true,
  failing: false,
  createdBy: 'ann',
  createdAt: AT,
  ...over,
});

const delivery = (over: Partial<HookDelivery>): HookDelivery => ({
  id: 'd',
  event: 'message.created',
  messageId: 'm',
  state: 'delivered',
  tries: 1,
  status: 204,
  durationMs: 41,
  error: null,
  createdAt: AT,
  triedAt: AT,
  nextTryAt: null,
  ...over,
});

test.each([
  [hook({}), 'On'],
  [hook({ failing: true }), 'Failing'],
  [hook({ enabled: false }), 'Off'],
  [hook({ enabled: false, failing: true }), 'Off'],
])('how a webhook stands', (it, label) => {
  expect(stateOf(it).label).toBe(label);
});

test.each([
  [delivery({}), 'Delivered', 'It answered 204 in 41 ms.'],
  [delivery({ state: 'waiting', tries: 0, status: null, durationMs: null }), 'Waiting', ''],
  [
    delivery({ state: 'waiting', tries: 2, status: 503, error: 'It was answered 503.' }),
    'Tried again',
    'It was answered 503. 2 tries so far.',
  ],
  [
    delivery({ state: 'failed', tries: 8, status: null, error: 'There is no such host.' }),
    'Given up',
    'There is no such host. 8 tries so far.',
  ],
])('how a delivery went', (it, label, words) => {
  expect(deliveryState(it).label).toBe(label);
  expect(outcomeWords(it)).toBe(words);
});

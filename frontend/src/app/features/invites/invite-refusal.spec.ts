import { ChatError, type FailureCode } from '@parley/client';
import { refusalOf } from './invite-refusal';

it.each<[FailureCode, RegExp, boolean]>([
  ['GONE', /expired, was used up, or was revoked.*new one/, false],
  ['NOT_FOUND', /part of the link is missing/, false],
  ['VALIDATION', /part of the link is missing/, false],
  ['BANNED', /banned.*moderators/, false],
  ['RATE_LIMITED', /try again in 30 seconds/i, true],
  ['NO_ANSWER', /check your connection/i, true],
])('%s', (code, words, again) => {
  const said = refusalOf(new ChatError(code, 'no', { retryAfterMs: 30_000 }));
  expect(said.text).toMatch(words);
  expect(said.again).toBe(again);
});

import type { PresenceStatus } from '@parley/contracts';
import { choiceOf } from './my-choice';

it.each<[PresenceStatus | null, string]>([
  [null, 'online'],
  ['online', 'online'],
  ['away', 'online'],
  ['dnd', 'dnd'],
  ['offline', 'invisible'],
])('who is here and seen as %s has chosen to be %s', (status, choice) => {
  expect(choiceOf(status === null ? undefined : { userId: 'me', status, lastSeenAt: null })).toBe(choice);
});

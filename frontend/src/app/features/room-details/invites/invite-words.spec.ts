import type { Invite } from '@parley/contracts';
import { endWords, inviteLink, isOpen, usesWords } from './invite-words';

const now = new Date('2026-11-21T12:00:00.000Z');
const anInvite = (over: Partial<Invite> = {}): Invite => ({
  id: 'i',
  roomId: 'r',
  createdBy: 'me',
  createdAt: '2026-11-20T12:00:00.000Z',
  maxUses: null,
  uses: 0,
  expiresAt: null,
  ...over,
});

it.each<[Partial<Invite>, boolean, string, string]>([
  [{}, true, 'Not used yet', 'No end'],
  [{ uses: 1 }, true, 'Used 1 time', 'No end'],
  [{ uses: 1200 }, true, 'Used 1,200 times', 'No end'],
  [{ maxUses: 10, uses: 9 }, true, '9 of 10 used', 'No end'],
  [{ maxUses: 10, uses: 10 }, false, '10 of 10 used', 'No end'],
  [{ expiresAt: '2026-11-21T12:00:00.000Z' }, false, 'Not used yet', 'Expired'],
])('an invite with %j', (over, open, uses, end) => {
  const invite = anInvite(over);
  expect([isOpen(invite, now), usesWords(invite), endWords(invite, now)]).toEqual([open, uses, end]);
});

it('says until when it is good', () => {
  expect(endWords(anInvite({ expiresAt: '2026-11-22T12:00:00.000Z' }), now)).toMatch(/^Until tomorrow at /);
});

it('the link leads to the page of invites', () => {
  expect(inviteLink('https://chat.example', 'q7Yk')).toBe('https://chat.example/invite/q7Yk');
});

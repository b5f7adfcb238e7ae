import type { AdminUser } from '@parley/contracts';
import { aUser } from '../../../testing/samples';
import { ACCOUNT_ACTS, type AccountAct, actsToward, after } from './account-acts';

const person = (over: Partial<AdminUser> = {}): AdminUser => ({
  ...aUser('ben'),
  email: 'ben@example.com',
  emailConfirmed: true,
  role: 'user',
  state: 'active',
  lastSeenAt: null,
  sessions: 2,
  ...over,
});

it.each<[string, AdminUser, AccountAct[]]>([
  ['an ordinary person', person(), ['make-admin', 'end-sessions', 'ban']],
  ['another administrator', person({ role: 'admin' }), ['take-admin', 'end-sessions', 'ban']],
  ['a guest, who has no role', person({ guest: true }), ['end-sessions', 'ban']],
  ['who is signed in nowhere', person({ sessions: 0 }), ['make-admin', 'ban']],
  ['who is banned', person({ state: 'banned', sessions: 0 }), ['lift-ban']],
  ['who is gone', person({ state: 'deleted', sessions: 0 }), []],
  ['oneself', person({ id: 'me', role: 'admin' }), []],
])('to %s nothing is offered that would be refused', (_, who, acts) => {
  expect(actsToward(who, 'me')).toEqual(acts);
});

it.each((Object.keys(ACCOUNT_ACTS) as AccountAct[]).map((act) => [act]))(
  'what was done by %s is not offered once more',
  (act) => {
    const before = person({
      role: act === 'take-admin' ? 'admin' : 'user',
      state: act === 'lift-ban' ? 'banned' : 'active',
    });
    expect(actsToward(before, 'me')).toContain(act);
    expect(actsToward(after(act, before), 'me')).not.toContain(act);
  },
);

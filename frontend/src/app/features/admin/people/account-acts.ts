import type { AdminUser, Id } from '@parley/contracts';
import type { ConfirmQuestion } from '../../../ui/dialog/confirm-dialog';
import type { IconName } from '../../../ui/icon/icons';

/** What an administrator does to an account. `ban` asks for a reason in a dialog of its own. */
export type AccountAct = 'make-admin' | 'take-admin' | 'end-sessions' | 'ban' | 'lift-ban';

export const ACCOUNT_ACTS: Readonly<Record<AccountAct, { label: string; icon: IconName; danger?: true }>> = {
  'make-admin': { label: 'Make administrator', icon: 'shield' },
  'take-admin': { label: 'Take administration away', icon: 'user' },
  'end-sessions': { label: 'Sign out everywhere', icon: 'leave' },
  ban: { label: 'Ban the account', icon: 'lock', danger: true },
  'lift-ban': { label: 'Lift the account’s ban', icon: 'check' },
};

/** What the server would not refuse. Of their own account administrators dispose in the settings, like everybody. */
export function actsToward(person: AdminUser, myId: Id | null): AccountAct[] {
  if (person.id === myId || person.state === 'deleted') return [];
  if (person.state === 'banned') return ['lift-ban'];
  return [
    ...(person.guest || person.bot
      ? []
      : [person.role === 'admin' ? ('take-admin' as const) : ('make-admin' as const)]),
    ...(person.sessions > 0 ? ['end-sessions' as const] : []),
    'ban',
  ];
}

export function questionBefore(
  act: Exclude<AccountAct, 'ban'>,
  { displayName: name }: AdminUser,
): ConfirmQuestion | null {
  switch (act) {
    case 'make-admin':
      return {
        heading: `Make ${name} an administrator?`,
        text: `${name} can then do everything that you can here: ban accounts, delete rooms, change the settings, and take administration away from you. Messages of rooms that they are not in stay closed to them.`,
        action: 'Make administrator',
      };
    case 'take-admin':
      return {
        heading: `Take administration away from ${name}?`,
        text: `${name} stays signed in as an ordinary person, and loses the administration within seconds.`,
        action: 'Take away',
        danger: true,
      };
    case 'end-sessions':
      return {
        heading: `Sign ${name} out everywhere?`,
        text: `Every device of ${name} goes to the sign-in page at once and says why. ${name} can sign in again; to prevent that, ban the account.`,
        action: 'Sign out',
        danger: true,
      };
    case 'lift-ban':
      return null;
  }
}

export function doneWords(act: AccountAct, { displayName: name }: AdminUser): string {
  const WORDS: Record<AccountAct, string> = {
    'make-admin': `${name} is an administrator now.`,
    'take-admin': `${name} is no administrator any more.`,
    'end-sessions': `${name} is signed out everywhere.`,
    ban: `The account of ${name} is banned.`,
    'lift-ban': `The account of ${name} may sign in again.`,
  };
  return WORDS[act];
}

/** The person as the act leaves them. */
export function after(act: AccountAct, person: AdminUser): AdminUser {
  switch (act) {
    case 'make-admin':
      return { ...person, role: 'admin' };
    case 'take-admin':
      return { ...person, role: 'user' };
    case 'end-sessions':
      return { ...person, sessions: 0 };
    case 'ban':
      return { ...person, state: 'banned', sessions: 0 };
    case 'lift-ban':
      return { ...person, state: 'active' };
  }
}

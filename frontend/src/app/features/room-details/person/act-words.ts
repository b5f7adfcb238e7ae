import type { MyRoom, User } from '@parley/contracts';
import type { PersonAct } from '../../../core/access/allowed-acts';
import type { ConfirmQuestion } from '../../../ui/dialog/confirm-dialog';
import type { IconName } from '../../../ui/icon/icons';

export interface ActWords {
  label: string;
  icon: IconName;
  danger?: true;
}

/** `message` is a button of its own. */
export type ListedAct = Exclude<PersonAct, 'message'>;

export const ACT_WORDS: Readonly<Record<ListedAct, ActWords>> = {
  promote: { label: 'Make moderator', icon: 'shield' },
  demote: { label: 'Make an ordinary member', icon: 'user' },
  'hand-over': { label: 'Make owner', icon: 'crown' },
  mute: { label: 'Mute', icon: 'mute' },
  unmute: { label: 'Unmute', icon: 'volume' },
  kick: { label: 'Remove from room', icon: 'user-minus', danger: true },
  ban: { label: 'Ban from room', icon: 'ban', danger: true },
  'lift-ban': { label: 'Lift the ban', icon: 'check' },
  block: { label: 'Block', icon: 'ban', danger: true },
  unblock: { label: 'Unblock', icon: 'check' },
  'ban-account': { label: 'Ban the account', icon: 'lock', danger: true },
  'lift-account-ban': { label: 'Lift the account’s ban', icon: 'check' },
};

/** The acts in the groups in which they stand. */
export const ACT_GROUPS: readonly { heading: string; acts: readonly ListedAct[] }[] = [
  {
    heading: 'In this room',
    acts: ['promote', 'demote', 'hand-over', 'mute', 'unmute', 'kick', 'ban', 'lift-ban'],
  },
  { heading: 'Between you', acts: ['block', 'unblock'] },
  { heading: 'Administration', acts: ['ban-account', 'lift-account-ban'] },
];

/** What has to be asked first; `null` for what can be taken back at once, and for what asks in a dialog of its own. */
export function questionBefore(act: ListedAct, person: User, room: MyRoom): ConfirmQuestion | null {
  const { displayName: name } = person;
  switch (act) {
    case 'hand-over':
      return {
        heading: `Make ${name} the owner?`,
        text: `A room has one owner. You become a moderator, and only ${name} can give the room back.`,
        action: 'Make owner',
        danger: true,
      };
    case 'kick':
      return {
        heading: `Remove ${name}?`,
        text:
          room.kind === 'private'
            ? `${name} leaves the room at once, and can come back when somebody adds them or by an invite link.`
            : `${name} leaves the room at once, but can join again: it is public. To keep them out, ban them.`,
        action: 'Remove',
        danger: true,
      };
    case 'block':
      return {
        heading: `Block ${name}?`,
        text: `Neither of you can write to the other directly. In rooms that you share you still see each other.`,
        action: 'Block',
        danger: true,
      };
    default:
      return null;
  }
}

/** Said when it is done. */
export function doneWords(act: ListedAct, { displayName: name }: User): string {
  const WORDS: Record<ListedAct, string> = {
    promote: `${name} is a moderator now.`,
    demote: `${name} is an ordinary member now.`,
    'hand-over': `${name} owns the room now.`,
    mute: `${name} is muted.`,
    unmute: `${name} can write again.`,
    kick: `${name} was removed.`,
    ban: `${name} is banned from the room.`,
    'lift-ban': `The ban on ${name} is lifted.`,
    block: `${name} is blocked.`,
    unblock: `${name} is no longer blocked.`,
    'ban-account': `The account of ${name} is banned.`,
    'lift-account-ban': `The account of ${name} may sign in again.`,
  };
  return WORDS[act];
}

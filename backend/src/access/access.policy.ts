import type { Blocked, MemberRole } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import type { Standing } from './standing.js';

/**
 * What can be done in a room. Who may do what is the table below and nowhere else:
 * - `see`: the Room itself and how many are in it
 * - `accept`: coming in by an invite, which opens rooms that one cannot see
 * - `read`: messages, members, receipts, presence
 * - `post`, `react`, `edit-own`: writing, which the muted may not; `delete-own` they may
 * - in a direct room where one has blocked the other neither writes, nor does what the other would get to see
 * - `delete-any`, `pin`, `manage` (name, topic), `moderate` (kick, mute, ban, invites)
 * - `add`: bringing somebody in; `leave`; `own`: roles, deleting the room
 */
export type RoomAction =
  | 'see'
  | 'accept'
  | 'read'
  | 'post'
  | 'react'
  | 'edit-own'
  | 'delete-own'
  | 'delete-any'
  | 'pin'
  | 'manage'
  | 'moderate'
  | 'add'
  | 'leave'
  | 'own';

/** What can be done by who is not in the room. */
export type OutsideAction = Extract<RoomAction, 'see' | 'accept'>;
export type InsideAction = Exclude<RoomAction, OutsideAction>;

interface Rule {
  readonly atLeast: MemberRole;
  /** Nothing that somebody muted may do. */
  readonly speaks?: true;
  /** What either may do in a direct room, where nobody outranks anybody; otherwise `atLeast` decides there too. */
  readonly direct?: 'either' | 'nobody';
}

const RULES: Readonly<Record<InsideAction, Rule>> = {
  read: { atLeast: 'member' },
  post: { atLeast: 'member', speaks: true },
  react: { atLeast: 'member', speaks: true },
  'edit-own': { atLeast: 'member', speaks: true },
  'delete-own': { atLeast: 'member' },
  'delete-any': { atLeast: 'moderator', direct: 'nobody' },
  pin: { atLeast: 'moderator', direct: 'either' },
  manage: { atLeast: 'moderator', direct: 'nobody' },
  moderate: { atLeast: 'moderator', direct: 'nobody' },
  add: { atLeast: 'member', direct: 'nobody' },
  leave: { atLeast: 'member', direct: 'nobody' },
  own: { atLeast: 'owner', direct: 'nobody' },
};

const RANK: Readonly<Record<MemberRole, number>> = { member: 1, moderator: 2, owner: 3 };

/** Whether one role stands above another. Equals do not outrank each other. */
export function outranks(one: MemberRole, other: MemberRole): boolean {
  return RANK[one] > RANK[other];
}

/** The answer for a room that is not there, and for every room whose existence the caller must not learn. */
export function noSuchRoom(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such room, or you are not in it.');
}

/** Why nobody writes in a direct room, for either of the two. Who is blocked learns no more than they see anyway. */
export function blockedRefusal(blocked: Blocked): ChatError {
  return new ChatError(
    'FORBIDDEN',
    blocked === 'byMe'
      ? 'You have blocked this person. Lift the block to write to each other.'
      : 'This person takes no messages.',
  );
}

/** The first line of every service method that is for those who run the server. @throws ChatError FORBIDDEN */
export function requireAdministrator({ role }: Actor): void {
  if (role !== 'admin') throw new ChatError('FORBIDDEN', 'Only administrators may do this.');
}

/**
 * Why somebody may not, or `null` when they may. `standing` is `null` for a room that does not exist; a private or
 * direct room that the caller is not in gives exactly the same answer.
 */
export function refusal(action: RoomAction, standing: Standing | null, now: Date): ChatError | null {
  if (!standing) return noSuchRoom();
  if (standing.role === null || standing.banned) {
    if (action === 'accept' && !standing.banned) return null;
    if (standing.kind !== 'public') return noSuchRoom();
    if (standing.banned) return new ChatError('BANNED', 'You are banned from this room.');
    if (action === 'see') return null;
    return new ChatError('NOT_A_MEMBER', 'Join the room first.');
  }
  if (action === 'see' || action === 'accept') return null;

  const rule = RULES[action];
  if (standing.kind === 'direct' && rule.direct === 'nobody') {
    return new ChatError('FORBIDDEN', 'This cannot be done in a direct chat.');
  }
  if (standing.blocked && (rule.speaks || rule.direct === 'either')) return blockedRefusal(standing.blocked);
  const either = standing.kind === 'direct' && rule.direct === 'either';
  if (!either && RANK[standing.role] < RANK[rule.atLeast]) {
    const who = rule.atLeast === 'owner' ? 'the owner' : 'a moderator or the owner';
    return new ChatError('FORBIDDEN', `Only ${who} of the room may do this.`);
  }
  if (rule.speaks && standing.mutedUntil && standing.mutedUntil > now) {
    return new ChatError('MUTED', 'You are muted in this room.');
  }
  return null;
}

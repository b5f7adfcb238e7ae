import type { Blocked, MemberRole, RoomKind } from '@parley/contracts';

/**
 * Who may do what, as the page has to know it: nobody is shown a button that the server would refuse. The server's own
 * table is backend/src/access/access.policy.ts; `allowed-acts.spec.ts` holds this one to it in every combination.
 */

/** What can be done to a room. `take-hooks` and `tell-hooks`: incoming and outgoing webhooks. */
export type RoomAct =
  'edit' | 'add' | 'invite' | 'see-bans' | 'take-hooks' | 'tell-hooks' | 'leave' | 'delete';

/** What can be done to a person in a room, or to their account. */
export type PersonAct =
  | 'message'
  | 'promote'
  | 'demote'
  | 'hand-over'
  | 'mute'
  | 'unmute'
  | 'kick'
  | 'ban'
  | 'lift-ban'
  | 'block'
  | 'unblock'
  | 'ban-account'
  | 'lift-account-ban';

/** The caller, in a room. A mute takes nothing of what is here: the muted may not write, and that is all. */
export interface MyStanding {
  kind: RoomKind;
  role: MemberRole;
  /** Administrator of the whole server. */
  admin: boolean;
}

/** Another person, as far as it is known. */
export interface TheirStanding {
  isMe: boolean;
  /** `null` for who is not in the room. */
  role: MemberRole | null;
  /** Cannot write in the room now. */
  muted: boolean;
  banned: boolean;
  /** The caller takes no direct messages of them. */
  blocked: boolean;
  accountBanned: boolean;
}

const RANK: Readonly<Record<MemberRole, number>> = { member: 1, moderator: 2, owner: 3 };

/** What the caller may do with the messages of a room. */
export interface MessageRights {
  /** Write, react, answer, change what they wrote. */
  speaks: boolean;
  /** Delete what others wrote. */
  moderates: boolean;
  pins: boolean;
}

/** Of who only reads. */
export const NO_RIGHTS: MessageRights = { speaks: false, moderates: false, pins: false };

export function rightsIn(me: {
  kind: RoomKind;
  role: MemberRole;
  muted: boolean;
  blocked: Blocked | null;
}): MessageRights {
  const { kind, role, muted, blocked } = me;
  if (kind === 'direct') return { speaks: !muted && !blocked, moderates: false, pins: !blocked };
  const moderates = RANK[role] >= RANK.moderator;
  return { speaks: !muted, moderates, pins: moderates };
}

export function allowedInRoom({ kind, role }: Omit<MyStanding, 'admin'>): ReadonlySet<RoomAct> {
  if (kind === 'direct') return new Set();
  const acts: RoomAct[] = ['add', 'leave'];
  if (RANK[role] >= RANK.moderator) acts.push('edit', 'invite', 'see-bans', 'take-hooks');
  if (role === 'owner') acts.push('tell-hooks', 'delete');
  return new Set(acts);
}

export function allowedToward(me: MyStanding, them: TheirStanding): ReadonlySet<PersonAct> {
  if (them.isMe) return new Set();
  return new Set([
    ...betweenTwo(them),
    ...ofModerators(me, them),
    ...ofOwners(me, them),
    ...ofAdmins(me, them),
  ]);
}

function betweenTwo({ blocked, accountBanned }: TheirStanding): PersonAct[] {
  if (blocked) return ['unblock'];
  return accountBanned ? ['block'] : ['message', 'block'];
}

function ofModerators({ kind, role }: MyStanding, them: TheirStanding): PersonAct[] {
  if (kind === 'direct' || RANK[role] < RANK.moderator) return [];
  if (them.banned) return ['lift-ban'];
  if (them.role === null) return ['ban'];
  if (RANK[role] <= RANK[them.role]) return [];
  return [them.muted ? 'unmute' : 'mute', 'kick', 'ban'];
}

function ofOwners({ kind, role }: MyStanding, them: TheirStanding): PersonAct[] {
  if (kind === 'direct' || role !== 'owner' || them.role === null) return [];
  return [them.role === 'moderator' ? 'demote' : 'promote', 'hand-over'];
}

function ofAdmins({ admin }: MyStanding, them: TheirStanding): PersonAct[] {
  if (!admin) return [];
  return [them.accountBanned ? 'lift-account-ban' : 'ban-account'];
}

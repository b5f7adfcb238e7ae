import type { Blocked, MemberRole, RoomKind } from '@parley/contracts';
import { outranks, refusal, type RoomAction } from '../../../../../backend/src/access/access.policy';
import {
  allowedInRoom,
  allowedToward,
  rightsIn,
  type PersonAct,
  type RoomAct,
  type TheirStanding,
} from './allowed-acts';

const KINDS: RoomKind[] = ['public', 'private', 'direct'];
const ROLES: MemberRole[] = ['member', 'moderator', 'owner'];
const EITHER = [true, false];
const NOW = new Date('2026-11-21T12:00:00.000Z');
const LATER = new Date('2026-11-21T13:00:00.000Z');

/** Whether the server's table lets a member do it. */
function permits(
  action: RoomAction,
  kind: RoomKind,
  role: MemberRole,
  muted: boolean,
  blocked: Blocked | null = null,
): boolean {
  const mutedUntil = muted ? LATER : null;
  const standing = { kind, role, memberCount: 3, mutedUntil, banned: false, blocked };
  return refusal(action, standing, NOW) === null;
}

const ROOM_ACTION: Record<RoomAct, RoomAction> = {
  edit: 'manage',
  add: 'add',
  invite: 'moderate',
  'see-bans': 'moderate',
  'take-hooks': 'moderate',
  'tell-hooks': 'own',
  leave: 'leave',
  delete: 'own',
};

describe('what the page offers in a room is what the server allows', () => {
  for (const kind of KINDS)
    for (const role of ROLES)
      for (const muted of EITHER)
        it(`${kind} room, ${role}${muted ? ', muted' : ''}`, () => {
          const offered = allowedInRoom({ kind, role });
          for (const [act, action] of Object.entries(ROOM_ACTION) as [RoomAct, RoomAction][])
            expect([act, offered.has(act)]).toEqual([act, permits(action, kind, role, muted)]);
        });
});

describe('what the page offers with messages is what the server allows', () => {
  const BLOCKED: (Blocked | null)[] = [null, 'byMe', 'byThem'];
  for (const kind of KINDS)
    for (const role of kind === 'direct' ? ROLES.slice(0, 1) : ROLES)
      for (const muted of EITHER)
        for (const blocked of kind === 'direct' ? BLOCKED : [null])
          it(`${kind} room, ${role}${muted ? ', muted' : ''}${blocked ? `, blocked ${blocked}` : ''}`, () => {
            const may = (action: RoomAction): boolean => permits(action, kind, role, muted, blocked);
            const { speaks, moderates, pins } = rightsIn({ kind, role, muted, blocked });
            expect([speaks, speaks, speaks]).toEqual([may('post'), may('react'), may('edit-own')]);
            expect([moderates, pins]).toEqual([may('delete-any'), may('pin')]);
            expect(may('delete-own')).toBe(true);
          });
});

interface Case {
  kind: RoomKind;
  role: MemberRole;
  muted: boolean;
  admin: boolean;
  them: TheirStanding;
}

/** What the server does: its table first, then what the services ask beside it. */
const SERVER: Record<Exclude<PersonAct, 'block' | 'unblock'>, (it: Case) => boolean> = {
  message: () => true,
  kick: moderates,
  mute: moderates,
  unmute: moderates,
  // Also who is not in the room; a ban that stands already can be lifted only.
  ban: (it) =>
    permits('moderate', it.kind, it.role, it.muted) &&
    (it.them.role === null || outranks(it.role, it.them.role)),
  'lift-ban': (it) => permits('moderate', it.kind, it.role, it.muted),
  promote: owns,
  demote: owns,
  'hand-over': owns,
  'ban-account': ({ admin }) => admin,
  'lift-account-ban': ({ admin }) => admin,
};

function moderates({ kind, role, muted, them }: Case): boolean {
  return them.role !== null && permits('moderate', kind, role, muted) && outranks(role, them.role);
}

function owns({ kind, role, muted, them }: Case): boolean {
  return them.role !== null && permits('own', kind, role, muted);
}

/** Acts that would change nothing are not offered, though the server does not refuse them. */
const POINTLESS: Partial<Record<PersonAct, (them: TheirStanding) => boolean>> = {
  message: ({ blocked, accountBanned }) => blocked || accountBanned,
  mute: ({ muted }) => muted,
  unmute: ({ muted }) => !muted,
  ban: ({ banned }) => banned,
  'lift-ban': ({ banned }) => !banned,
  promote: ({ role }) => role !== 'member',
  demote: ({ role }) => role !== 'moderator',
  'ban-account': ({ accountBanned }) => accountBanned,
  'lift-account-ban': ({ accountBanned }) => !accountBanned,
};

function* everybody(): Generator<TheirStanding> {
  for (const role of [...ROLES, null])
    for (const muted of role ? EITHER : [false])
      for (const banned of role ? [false] : EITHER)
        for (const blocked of EITHER)
          for (const accountBanned of EITHER)
            yield { isMe: false, role, muted, banned, blocked, accountBanned };
}

function* everyCase(): Generator<Case> {
  for (const kind of KINDS)
    for (const role of ROLES)
      for (const muted of EITHER)
        for (const admin of EITHER) for (const them of everybody()) yield { kind, role, muted, admin, them };
}

/** A room has one owner, and in a direct room both are members. */
function exists({ kind, role, them }: Case): boolean {
  if (role === 'owner' && them.role === 'owner') return false;
  return kind !== 'direct' || (role === 'member' && them.role === 'member');
}

describe('what the page offers toward a person is what the server allows', () => {
  const cases = [...everyCase()].filter(exists);

  it.each(Object.keys(SERVER) as (keyof typeof SERVER)[])('%s', (act) => {
    const wrong = cases.filter((one) => {
      const offered = allowedToward(one, one.them).has(act);
      return offered !== (SERVER[act](one) && !POINTLESS[act]?.(one.them));
    });
    expect(wrong).toEqual([]);
  });

  it('one can be blocked who is not, and the other way round', () => {
    for (const one of cases) {
      const offered = allowedToward(one, one.them);
      expect([offered.has('block'), offered.has('unblock')]).toEqual([!one.them.blocked, one.them.blocked]);
    }
  });

  it('nothing toward oneself', () => {
    for (const one of cases) expect(allowedToward(one, { ...one.them, isMe: true }).size).toBe(0);
  });
});

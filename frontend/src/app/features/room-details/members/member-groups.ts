import type { Member, MemberRole } from '@parley/contracts';

export interface MemberGroup {
  role: MemberRole;
  heading: string;
  members: Member[];
}

const HEADINGS: [MemberRole, string][] = [
  ['owner', 'Owner'],
  ['moderator', 'Moderators'],
  ['member', 'Members'],
];

/** By role, and by name in each; roles that nobody has are left out. */
export function groupMembers(members: readonly Member[]): MemberGroup[] {
  const sorted = [...members].sort((a, b) => a.user.displayName.localeCompare(b.user.displayName));
  return HEADINGS.map(([role, heading]) => ({
    role,
    heading,
    members: sorted.filter((member) => member.role === role),
  })).filter((group) => group.members.length > 0);
}

/** Those whose name, or a word of it, or username begins so; everybody where nothing is asked for. */
export function membersCalled(query: string, members: readonly Member[]): readonly Member[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return members;
  return members.filter(({ user }) =>
    [user.username, user.displayName, ...user.displayName.split(/\s+/)].some((name) =>
      name.toLocaleLowerCase().startsWith(wanted),
    ),
  );
}

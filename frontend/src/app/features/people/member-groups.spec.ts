import { aMember, aUser } from '../../testing/samples';
import { groupMembers } from './member-groups';

it('members are listed by role, then by name; roles that nobody has are left out', () => {
  const groups = groupMembers([
    aMember('zoe'),
    aMember('ben', { role: 'owner' }),
    aMember('e', { user: aUser('e', { displayName: 'Éva' }) }),
    aMember('ann'),
  ]);
  expect(
    groups.map(({ heading, members }) => [heading, members.map(({ user }) => user.displayName)]),
  ).toEqual([
    ['Owner', ['Ben']],
    ['Members', ['Ann', 'Éva', 'Zoe']],
  ]);
});

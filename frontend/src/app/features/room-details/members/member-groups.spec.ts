import { aMember, aUser } from '../../../testing/samples';
import { groupMembers, membersCalled } from './member-groups';

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

it.each([
  ['', ['ann', 'ben']],
  ['  AN ', ['ann']],
  ['lee', ['ben']],
  ['b', ['ben']],
  ['nn', []],
])('who is found by %j', (query, ids) => {
  const members = [aMember('ann'), aMember('ben', { user: aUser('ben', { displayName: 'Ben Lee' }) })];
  expect(membersCalled(query, members).map(({ user }) => user.id)).toEqual(ids);
});

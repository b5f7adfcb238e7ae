import type { User } from '@parley/contracts';
import { reactionWords, withReaction } from './reactions';

const people: Record<string, User> = {
  ann: {
    id: 'ann',
    username: 'ann',
    displayName: 'Ann',
    avatarUrl: null,
    bio: null,
    guest: false,
    bot: false,
    createdAt: '2026-01-31T12:00:00.000Z',
  },
};

describe('reactions', () => {
  it('say who', () => {
    expect(reactionWords({ emoji: '👍', userIds: ['ann'] }, people, 'me')).toBe('👍 Ann');
    expect(reactionWords({ emoji: '👍', userIds: ['me', 'ann'] }, people, 'me')).toBe('👍 You and Ann');
    expect(reactionWords({ emoji: '👍', userIds: ['me', 'x', 'ann', 'y'] }, people, 'me')).toBe(
      '👍 You, Ann, and 2 others',
    );
  });

  it('are given once, and taken back', () => {
    const given = withReaction([{ emoji: '👍', userIds: ['ann'] }], '👍', true, 'me');
    expect(given).toEqual([{ emoji: '👍', userIds: ['ann', 'me'] }]);
    expect(withReaction(given, '👍', true, 'me')).toEqual(given);
    expect(withReaction(given, '👍', false, 'me')).toEqual([{ emoji: '👍', userIds: ['ann'] }]);
    expect(withReaction([], '🎉', true, 'me')).toEqual([{ emoji: '🎉', userIds: ['me'] }]);
    expect(withReaction([{ emoji: '🎉', userIds: ['me'] }], '🎉', false, 'me')).toEqual([]);
    expect(withReaction([], '🎉', false, 'me')).toEqual([]);
  });
});

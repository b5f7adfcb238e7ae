import { LIMITS } from '@parley/contracts';
import { aMember, aRoom, aUser } from '../../testing/samples';
import { selectWatched } from './presence.effects';

const direct = (id: string) => aRoom(`direct-${id}`, { kind: 'direct', name: null, peer: aUser(id) });

describe('whom the page watches', () => {
  it('is who is on the screen: the open room’s members and the others of direct rooms, oneself first', () => {
    const members = { open: { members: [aMember('me'), aMember('ann'), aMember('ben')], complete: true } };
    expect(selectWatched.projector([direct('ben'), direct('zoe')], members, 'open', 'me', null)).toEqual([
      'me',
      'ann',
      'ben',
      'zoe',
    ]);
    expect(selectWatched.projector([direct('zoe')], members, null, 'me', null)).toEqual(['me', 'zoe']);
  });

  it('is never more than may be asked for', () => {
    const members = Array.from({ length: 500 }, (_, at) => aMember(`user-${at}`));
    const watched = selectWatched.projector([], { open: { members, complete: false } }, 'open', 'me', 'last');
    expect(watched.slice(0, 2)).toEqual(['me', 'last']);
    expect(watched).toHaveLength(LIMITS.presenceWatchMax);
  });
});

import type { Action } from '@ngrx/store';
import { aMember } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { membersFeature } from './members.feature';

const after = (...actions: Action[]) =>
  actions.reduce(membersFeature.reducer, membersFeature.reducer(undefined, { type: 'start' }));

const loaded = ParleyActions.membersReplaced({
  roomId: 'r',
  members: [aMember('ann'), aMember('ben')],
  complete: false,
});

describe('members', () => {
  it('change in their place, and new ones come at the end', () => {
    const { byRoom } = after(
      loaded,
      ParleyActions.memberUpserted({ roomId: 'r', member: aMember('ann', { role: 'moderator' }) }),
      ParleyActions.memberUpserted({ roomId: 'r', member: aMember('cid') }),
    );
    expect(byRoom['r']?.members.map(({ user, role }) => [user.id, role])).toEqual([
      ['ann', 'moderator'],
      ['ben', 'member'],
      ['cid', 'member'],
    ]);
    expect(byRoom['r']?.complete).toBe(false);
  });

  it('of a room that nobody looked into are not kept', () => {
    expect(after(ParleyActions.memberUpserted({ roomId: 'other', member: aMember('ann') })).byRoom).toEqual(
      {},
    );
  });

  it('go when they leave, and with their room', () => {
    const left = ParleyActions.memberRemoved({ roomId: 'r', userId: 'ann', reason: 'left' });
    expect(after(loaded, left).byRoom['r']?.members.map(({ user }) => user.id)).toEqual(['ben']);
    const gone = after(
      loaded,
      ParleyActions.receiptsChanged({
        roomId: 'r',
        receipts: { readByAllSeq: 1, readSeq: 2, deliveredSeq: 3 },
      }),
      ParleyActions.roomRemoved({ roomId: 'r', reason: 'deleted' }),
    );
    expect(gone).toEqual({ byRoom: {}, receipts: {} });
  });
});

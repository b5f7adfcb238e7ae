import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import type { RemovalReason } from '@parley/contracts';
import { Toasts } from '../../ui/toast/toasts';
import { clientOf, providePage } from '../../testing/page';
import { aRoom } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { RoomActions } from './rooms.actions';
import { leaveRemovedRoom, tellWhyRoomIsGone } from './rooms.effects';

describe('a room that is no longer the caller’s', () => {
  let store: Store;
  let navigate: jest.SpyInstance;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...providePage(clientOf(() => ({}))),
        provideEffects({ leaveRemovedRoom, tellWhyRoomIsGone }),
      ],
    });
    store = TestBed.inject(Store);
    navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    store.dispatch(ParleyActions.roomsReplaced({ rooms: [aRoom('open'), aRoom('other')] }));
    store.dispatch(RoomActions.opened({ roomId: 'open' }));
  });

  const removed = (roomId: string, reason: RemovalReason | null): string[] => {
    store.dispatch(ParleyActions.roomRemoved({ roomId, reason }));
    return TestBed.inject(Toasts)
      .list()
      .map(({ text }) => text);
  };

  it.each<[RemovalReason | null, string[]]>([
    ['left', []],
    [null, ['You are no longer in open.']],
    ['kicked', ['A moderator removed you from open.']],
    ['banned', ['A moderator banned you from open.']],
    ['deleted', ['open was deleted by its owner.']],
  ])('does not stay on the screen, and it is said why (%s)', (reason, words) => {
    expect(removed('open', reason)).toEqual(words);
    expect(navigate).toHaveBeenCalledWith(['/rooms'], expect.objectContaining({ replaceUrl: true }));
  });

  it('is told of where another one is open, too, which stays', () => {
    expect(removed('other', 'kicked')).toEqual(['A moderator removed you from other.']);
    expect(navigate).not.toHaveBeenCalled();
  });
});

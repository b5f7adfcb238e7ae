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
import { leaveRemovedRoom } from './rooms.effects';

describe('a room that is no longer the caller’s', () => {
  let store: Store;
  let navigate: jest.SpyInstance;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...providePage(clientOf(() => ({}))), provideEffects({ leaveRemovedRoom })],
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
    [null, []],
    ['kicked', ['A moderator removed you from this room.']],
    ['banned', ['A moderator banned you from this room.']],
    ['deleted', ['This room was deleted by its owner.']],
  ])('does not stay on the screen (%s)', (reason, words) => {
    expect(removed('open', reason)).toEqual(words);
    expect(navigate).toHaveBeenCalledWith(['/rooms'], { replaceUrl: true });
  });

  it('goes in silence when another one is open', () => {
    expect(removed('other', 'kicked')).toEqual([]);
    expect(navigate).not.toHaveBeenCalled();
  });
});

import { TestBed } from '@angular/core/testing';
import { provideState, provideStore, Store } from '@ngrx/store';
import { aMe, aMember, aRoom } from '../testing/samples';
import { clearOnSignOut } from './clear-on-sign-out';
import { membersFeature } from './members/members.feature';
import { ParleyActions } from './parley/parley.actions';
import { peopleFeature, selectPeople } from './people/people.feature';
import { roomsFeature, selectMyRooms } from './rooms/rooms.feature';
import { selectSession, sessionFeature } from './session/session.feature';

describe('the end of a session', () => {
  let store: Store;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideStore({}, { metaReducers: [clearOnSignOut] }),
        provideState(sessionFeature),
        provideState(roomsFeature),
        provideState(membersFeature),
        provideState(peopleFeature),
      ],
    });
    store = TestBed.inject(Store);
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-in', me: aMe() } }));
    store.dispatch(ParleyActions.roomsReplaced({ rooms: [aRoom('secret')] }));
    store.dispatch(
      ParleyActions.membersReplaced({ roomId: 'secret', members: [aMember('ann')], complete: true }),
    );
  });

  it.each([
    ParleyActions.sessionEnded({ reason: 'revoked' }),
    ParleyActions.sessionChanged({ session: { status: 'signed-out', reason: 'logout' } }),
  ])('leaves nothing of it in memory ($type)', (action) => {
    expect(store.selectSignal(selectMyRooms)()).toHaveLength(1);
    store.dispatch(action);
    expect(store.selectSignal(selectMyRooms)()).toEqual([]);
    expect(store.selectSignal(selectPeople)()).toEqual([]);
    expect(store.selectSignal(membersFeature.selectByRoom)()).toEqual({});
  });

  it('is told after all else is gone', () => {
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-out', reason: 'expired' } }));
    expect(store.selectSignal(selectSession)()).toEqual({ status: 'signed-out', reason: 'expired' });
  });
});

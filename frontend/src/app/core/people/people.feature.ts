import { createEntityAdapter, type EntityState } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { MyRoom, User } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

const adapter = createEntityAdapter<User>();
const initial: EntityState<User> = adapter.getInitialState();

/**
 * Everybody whose name and face are known, the caller included. The client tells of people as soon as it learns of them;
 * what rooms and lists carry may be older, and counts only for whom nothing else is known. The list of rooms comes fresh
 * from the server.
 */
export const peopleFeature = createFeature({
  name: 'people',
  reducer: createReducer(
    initial,
    on(ParleyActions.peopleUpserted, (state, { users }) => adapter.setMany(users, state)),
    on(ParleyActions.sessionChanged, (state, { session }) =>
      session.status === 'signed-in' ? adapter.setOne(session.me, state) : state,
    ),
    on(ParleyActions.roomsReplaced, (state, { rooms }) => adapter.setMany(rooms.flatMap(peerOf), state)),
    on(ParleyActions.roomUpserted, (state, { room }) => adapter.addMany(peerOf(room), state)),
    on(ParleyActions.membersReplaced, (state, { members }) =>
      adapter.addMany(
        members.map((member) => member.user),
        state,
      ),
    ),
    on(ParleyActions.memberUpserted, (state, { member }) => adapter.addOne(member.user, state)),
  ),
  extraSelectors: ({ selectPeopleState }) => ({
    selectPeople: createSelector(selectPeopleState, (state) => adapter.getSelectors().selectAll(state)),
  }),
});

export const { selectEntities: selectPeopleById, selectPeople } = peopleFeature;

function peerOf(room: MyRoom): User[] {
  return room.peer ? [room.peer] : [];
}

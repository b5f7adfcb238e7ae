import { createEntityAdapter, type EntityState } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { Id, MyRoom } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';
import { RoomActions } from './rooms.actions';

interface RoomsSlice extends EntityState<MyRoom> {
  /** The list is known: an empty one means that there are no rooms. */
  loaded: boolean;
  /** The room in the middle of the page. */
  openRoomId: Id | null;
}

const adapter = createEntityAdapter<MyRoom>();
const initial: RoomsSlice = adapter.getInitialState({ loaded: false, openRoomId: null });

/** The rooms that the caller is in. */
export const roomsFeature = createFeature({
  name: 'rooms',
  reducer: createReducer(
    initial,
    on(ParleyActions.roomsReplaced, (state, { rooms }) => adapter.setAll(rooms, { ...state, loaded: true })),
    on(ParleyActions.roomUpserted, (state, { room }) => adapter.setOne(room, state)),
    on(ParleyActions.roomRemoved, (state, { roomId }) => adapter.removeOne(roomId, state)),
    on(RoomActions.opened, (state, { roomId }) => ({ ...state, openRoomId: roomId })),
    on(RoomActions.closed, (state) => ({ ...state, openRoomId: null })),
  ),
  extraSelectors: ({ selectRoomsState, selectEntities, selectOpenRoomId }) => {
    const selectMyRooms = createSelector(selectRoomsState, (state) =>
      adapter.getSelectors().selectAll(state).sort(byLatestActivity),
    );
    return {
      /** Latest activity first. */
      selectMyRooms,
      selectOpenRoom: createSelector(selectEntities, selectOpenRoomId, (rooms, id) =>
        id === null ? null : (rooms[id] ?? null),
      ),
      selectUnreadTotal: createSelector(selectMyRooms, (rooms) =>
        rooms.reduce((sum, room) => sum + (room.me.notify === 'all' ? room.unread : room.mentions), 0),
      ),
    };
  },
});

export const {
  selectEntities: selectRoomsById,
  selectLoaded: selectRoomsLoaded,
  selectOpenRoomId,
  selectMyRooms,
  selectOpenRoom,
  selectUnreadTotal,
} = roomsFeature;

/** What a room is called by the caller. */
export function roomTitle(room: MyRoom): string {
  return room.name ?? room.peer?.displayName ?? 'Direct chat';
}

/** Times serve here, where they must never serve for messages: between rooms there is no other order. */
function byLatestActivity(a: MyRoom, b: MyRoom): number {
  const [left, right] = [latest(a), latest(b)];
  return left === right ? (a.id < b.id ? 1 : -1) : left < right ? 1 : -1;
}

function latest(room: MyRoom): string {
  return room.lastMessage?.createdAt ?? room.me.joinedAt;
}

import { createFeature, createReducer, on } from '@ngrx/store';
import type { TimelineWindow } from '@parley/client';
import type { Id } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';
import { dropMessages, upsertMessages, type HeldMessages } from './held-messages';

/** What is held of one room's history. What is shown of it is between `window.fromSeq` and `window.toSeq`. */
export interface RoomMessages {
  readonly held: HeldMessages;
  readonly window: TimelineWindow;
}

export interface MessagesState {
  readonly rooms: Readonly<Record<Id, RoomMessages>>;
}

/** A timeline of which nothing is known yet. */
export const UNKNOWN_WINDOW: TimelineWindow = {
  fromSeq: 0,
  toSeq: 0,
  hasBefore: false,
  hasAfter: false,
  loading: null,
  loaded: false,
};

export const NO_MESSAGES: RoomMessages = { held: [], window: UNKNOWN_WINDOW };

const initialState: MessagesState = { rooms: {} };

/**
 * Mirrors the messages and timelines of @parley/client, room by room. Every change carries the new value and messages
 * carry a version, so that a change told twice, late or out of order leaves the same state.
 */
export const messagesFeature = createFeature({
  name: 'messages',
  reducer: createReducer(
    initialState,
    on(ParleyActions.messagesUpserted, (state, { roomId, messages }): MessagesState =>
      change(state, roomId, (room) => {
        const held = upsertMessages(room.held, messages);
        return held === room.held ? room : { ...room, held };
      }),
    ),
    on(ParleyActions.messagesDropped, (state, { roomId, ids }): MessagesState =>
      change(state, roomId, (room) => {
        const held = dropMessages(room.held, ids);
        return held === room.held ? room : { ...room, held };
      }),
    ),
    on(ParleyActions.timelineChanged, (state, { roomId, window }): MessagesState =>
      change(state, roomId, (room) => ({ ...room, window })),
    ),
    on(ParleyActions.timelineReset, (state, { roomId }): MessagesState =>
      change(state, roomId, (room) => (room.held.length > 0 ? { ...room, held: [] } : room)),
    ),
    on(ParleyActions.roomRemoved, (state, { roomId }): MessagesState => {
      if (!state.rooms[roomId]) return state;
      const { [roomId]: _gone, ...rooms } = state.rooms;
      return { ...state, rooms };
    }),
  ),
});

function change(state: MessagesState, roomId: Id, to: (room: RoomMessages) => RoomMessages): MessagesState {
  const before = state.rooms[roomId] ?? NO_MESSAGES;
  const after = to(before);
  return after === before ? state : { ...state, rooms: { ...state.rooms, [roomId]: after } };
}

import { createFeature, createReducer, on } from '@ngrx/store';
import type { Id, Message } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface PinsSlice {
  byRoom: Readonly<Record<Id, readonly Message[]>>;
}

const initial: PinsSlice = { byRoom: {} };

/** What is pinned in the rooms that were looked into, the newest pin first. */
export const pinsFeature = createFeature({
  name: 'pins',
  reducer: createReducer(
    initial,
    on(ParleyActions.pinsReplaced, ({ byRoom }, { roomId, messages }): PinsSlice => ({
      byRoom: { ...byRoom, [roomId]: messages },
    })),
    on(ParleyActions.roomRemoved, (state, { roomId }): PinsSlice => {
      if (!state.byRoom[roomId]) return state;
      const { [roomId]: _gone, ...byRoom } = state.byRoom;
      return { byRoom };
    }),
  ),
});

export const { selectByRoom: selectPinsByRoom } = pinsFeature;

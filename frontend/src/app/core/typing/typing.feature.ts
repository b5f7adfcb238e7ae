import { createFeature, createReducer, on } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface TypingSlice {
  byRoom: Record<Id, Id[]>;
}

const initial: TypingSlice = { byRoom: {} };

/** Who is typing, without the caller. */
export const typingFeature = createFeature({
  name: 'typing',
  reducer: createReducer(
    initial,
    on(ParleyActions.typingChanged, ({ byRoom }, { roomId, userIds }) => ({
      byRoom: { ...byRoom, [roomId]: userIds },
    })),
  ),
});

export const { selectByRoom: selectTypingByRoom } = typingFeature;

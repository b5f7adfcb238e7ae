import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { OutboxItem } from '@parley/client';
import type { Id } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface OutboxSlice {
  byRoom: Record<Id, OutboxItem[]>;
}

const initial: OutboxSlice = { byRoom: {} };

/** What waits to be sent, in the order in which it goes out. */
export const outboxFeature = createFeature({
  name: 'outbox',
  reducer: createReducer(
    initial,
    on(ParleyActions.outboxChanged, ({ byRoom }, { roomId, items }) => ({
      byRoom: { ...byRoom, [roomId]: items },
    })),
  ),
  extraSelectors: ({ selectByRoom }) => ({
    /** Over all rooms. */
    selectUnsentCount: createSelector(
      selectByRoom,
      (byRoom) =>
        Object.values(byRoom)
          .flat()
          .filter(({ status }) => status !== 'sent').length,
    ),
  }),
});

export const { selectByRoom: selectOutboxByRoom, selectUnsentCount } = outboxFeature;

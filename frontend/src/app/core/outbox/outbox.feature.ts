import { createFeature, createReducer, on } from '@ngrx/store';
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
});

export const { selectByRoom: selectOutboxByRoom } = outboxFeature;

import { createFeature, createReducer, on } from '@ngrx/store';
import type { RoomDraft } from '@parley/client';
import type { Id } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface DraftsSlice {
  byRoom: Record<Id, RoomDraft>;
}

const initial: DraftsSlice = { byRoom: {} };

export const NO_DRAFT: RoomDraft = { body: '', replyTo: null, other: null };

/** What is written in rooms and not sent, here and on the caller's other devices. */
export const draftsFeature = createFeature({
  name: 'drafts',
  reducer: createReducer(
    initial,
    on(ParleyActions.draftChanged, ({ byRoom }, { roomId, draft }) => ({
      byRoom: { ...byRoom, [roomId]: draft },
    })),
  ),
});

export const { selectByRoom: selectDraftsByRoom } = draftsFeature;

import { createFeature, createReducer, on } from '@ngrx/store';
import type { UploadItem } from '@parley/client';
import type { Id } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface UploadsSlice {
  byRoom: Record<Id, UploadItem[]>;
}

const initial: UploadsSlice = { byRoom: {} };

/** Files of messages that are still being written, in order. */
export const uploadsFeature = createFeature({
  name: 'uploads',
  reducer: createReducer(
    initial,
    on(ParleyActions.uploadsChanged, ({ byRoom }, { roomId, items }) => ({
      byRoom: { ...byRoom, [roomId]: items },
    })),
  ),
});

export const { selectByRoom: selectUploadsByRoom } = uploadsFeature;

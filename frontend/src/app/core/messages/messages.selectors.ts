import { createSelector, type MemoizedSelector } from '@ngrx/store';
import type { TimelineWindow } from '@parley/client';
import type { Id } from '@parley/contracts';
import { stretch, type HeldMessages } from './held-messages';
import { messagesFeature, NO_MESSAGES, type RoomMessages } from './messages.feature';

/** What is to be shown of a room: a stretch of its history without a hole. */
export interface RoomTimeline {
  readonly messages: HeldMessages;
  readonly window: TimelineWindow;
}

/** Everything held of a room, in the window or not; for messages that others lead to. */
export const selectRoomMessages = (roomId: Id): MemoizedSelector<object, RoomMessages> =>
  createSelector(messagesFeature.selectRooms, (rooms) => rooms[roomId] ?? NO_MESSAGES);

export const selectRoomTimeline = (roomId: Id): MemoizedSelector<object, RoomTimeline> =>
  createSelector(selectRoomMessages(roomId), ({ held, window }) => ({
    messages: window.toSeq === 0 ? [] : stretch(held, window.fromSeq, window.toSeq),
    window,
  }));

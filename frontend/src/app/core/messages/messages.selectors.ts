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

export const selectMessagesByRoom = messagesFeature.selectRooms;

export function timelineOf({ held, window }: RoomMessages): RoomTimeline {
  return { messages: window.toSeq === 0 ? [] : stretch(held, window.fromSeq, window.toSeq), window };
}

export const selectRoomTimeline = (roomId: Id): MemoizedSelector<object, RoomTimeline> =>
  createSelector(selectMessagesByRoom, (rooms) => timelineOf(rooms[roomId] ?? NO_MESSAGES));

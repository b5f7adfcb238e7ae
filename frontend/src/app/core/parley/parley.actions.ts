import { createActionGroup, props } from '@ngrx/store';
import type {
  ConnectionState,
  OutboxItem,
  RoomDraft,
  RoomReceipts,
  SessionState,
  TimelineWindow,
  UploadItem,
} from '@parley/client';
import type {
  Id,
  Member,
  Message,
  MyRoom,
  Presence,
  RemovalReason,
  ServerSettings,
  SessionEndReason,
  User,
} from '@parley/contracts';

/**
 * What the client tells of itself, one action for each of its changes. Every slice of the store that mirrors the client
 * reduces these and nothing else; each carries the new value, so that applying one twice does no harm.
 */
export const ParleyActions = createActionGroup({
  source: 'Parley',
  events: {
    'Session Changed': props<{ session: SessionState }>(),
    'Session Ended': props<{ reason: SessionEndReason }>(),
    'Connection Changed': props<{ connection: ConnectionState }>(),
    'Settings Changed': props<{ settings: ServerSettings }>(),
    'Rooms Replaced': props<{ rooms: MyRoom[] }>(),
    'Room Upserted': props<{ room: MyRoom }>(),
    'Room Removed': props<{ roomId: Id; reason: RemovalReason | null }>(),
    'Messages Upserted': props<{ roomId: Id; messages: Message[] }>(),
    'Messages Dropped': props<{ roomId: Id; ids: Id[] }>(),
    'Timeline Reset': props<{ roomId: Id }>(),
    'Timeline Changed': props<{ roomId: Id; window: TimelineWindow }>(),
    'Pins Replaced': props<{ roomId: Id; messages: readonly Message[] }>(),
    'Outbox Changed': props<{ roomId: Id; items: OutboxItem[] }>(),
    'Draft Changed': props<{ roomId: Id; draft: RoomDraft }>(),
    'Uploads Changed': props<{ roomId: Id; items: UploadItem[] }>(),
    'Members Replaced': props<{ roomId: Id; members: Member[]; complete: boolean }>(),
    'Member Upserted': props<{ roomId: Id; member: Member }>(),
    'Member Removed': props<{ roomId: Id; userId: Id; reason: RemovalReason }>(),
    'Receipts Changed': props<{ roomId: Id; receipts: RoomReceipts }>(),
    'Typing Changed': props<{ roomId: Id; userIds: Id[] }>(),
    'Presence Changed': props<{ presence: Presence[] }>(),
    'People Upserted': props<{ users: User[] }>(),
  },
});

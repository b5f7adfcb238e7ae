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
import type { ConnectionState } from './surface/connection.js';
import type { RoomDraft } from './surface/drafts.js';
import type { RoomReceipts } from './surface/members.js';
import type { OutboxItem } from './surface/outbox.js';
import type { SessionState } from './surface/session.js';
import type { TimelineWindow } from './surface/timeline.js';
import type { UploadItem } from './surface/uploads.js';

/**
 * Everything that a mirror of the client's state has to hear of. Each change carries the new value, never a
 * difference, so that applying one twice does no harm. They are told synchronously and in order.
 */
export type ClientChange =
  | { type: 'session:changed'; session: SessionState }
  /** The session is over; what was held of it is gone. `session:changed` follows. */
  | { type: 'session:ended'; reason: SessionEndReason }
  | { type: 'connection:changed'; connection: ConnectionState }
  /** Administrators decided otherwise. What they had decided before is asked for: `api.settings`. */
  | { type: 'settings:changed'; settings: ServerSettings }
  /** The whole list: at the start (from the device), after each catching up, and empty when signed out. */
  | { type: 'rooms:replaced'; rooms: MyRoom[] }
  | { type: 'room:upserted'; room: MyRoom }
  /** The room and everything held of it is gone. */
  | { type: 'room:removed'; roomId: Id; reason: RemovalReason | null }
  /** Upsert by id. */
  | { type: 'messages:upserted'; roomId: Id; messages: Message[] }
  /** No longer held on this device, to save memory; the room's newest stay. */
  | { type: 'messages:dropped'; roomId: Id; ids: Id[] }
  /** Drop every message of the room; its newest page follows when the room is open. */
  | { type: 'timeline:reset'; roomId: Id }
  | { type: 'timeline:changed'; roomId: Id; window: TimelineWindow }
  /** Everything that is pinned there, the newest pin first; of rooms whose pins somebody looks at. */
  | { type: 'pins:replaced'; roomId: Id; messages: readonly Message[] }
  /** Everything of the room that waits, in order. */
  | { type: 'outbox:changed'; roomId: Id; items: OutboxItem[] }
  /** What is written in the room and not sent; empty where that is nothing. */
  | { type: 'draft:changed'; roomId: Id; draft: RoomDraft }
  /** Every file of the message that is being written there, in order. */
  | { type: 'uploads:changed'; roomId: Id; items: UploadItem[] }
  | { type: 'members:replaced'; roomId: Id; members: Member[]; complete: boolean }
  | { type: 'member:upserted'; roomId: Id; member: Member }
  | { type: 'member:removed'; roomId: Id; userId: Id; reason: RemovalReason }
  | { type: 'receipts:changed'; roomId: Id; receipts: RoomReceipts }
  /** Everybody who is typing there now, without the caller. */
  | { type: 'typing:changed'; roomId: Id; userIds: Id[] }
  | { type: 'presence:changed'; presence: Presence[] }
  /** People whose name and face are known; upsert by id. */
  | { type: 'people:upserted'; users: User[] };

export type ClientChangeType = ClientChange['type'];
export type ClientChangeOf<T extends ClientChangeType> = Extract<ClientChange, { type: T }>;

/** The one stream of changes. */
export interface ClientChanges {
  /** Hears everything. Gives back how to stop. */
  subscribe(listener: (change: ClientChange) => void): () => void;
  /** Hears one kind. Gives back how to stop. */
  on<T extends ClientChangeType>(type: T, listener: (change: ClientChangeOf<T>) => void): () => void;
}

/** The inside of the stream: what the client's parts tell of themselves. */
export type Tell = (change: ClientChange) => void;

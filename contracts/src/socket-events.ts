import type { AckCallback } from './ack.js';
import type { ServerSettings } from './administration.js';
import type {
  Draft,
  Id,
  Me,
  Member,
  Message,
  MyRoom,
  Presence,
  PresenceChoice,
  ReadMarks,
  Room,
  Timestamp,
  User,
} from './models.js';

/** The one place where a socket event is declared. Both ends type their sockets with these two interfaces. */

export interface SendMessage {
  /** Made by the client; the same id again is the same message, for ever. */
  id: Id;
  roomId: Id;
  /** May be empty where there are `attachmentIds`. */
  body: string;
  replyTo?: Id;
  /** Files that the caller has uploaded and not sent yet, at most `LIMITS.attachmentsPerMessage`, in this order. */
  attachmentIds?: Id[];
}

export interface EditMessage {
  id: Id;
  roomId: Id;
  /** May be empty where the message has files. */
  body: string;
}

export interface DeleteMessage {
  id: Id;
  roomId: Id;
}

export interface ReactToMessage {
  id: Id;
  roomId: Id;
  emoji: string;
  on: boolean;
}

export interface PinMessage {
  id: Id;
  roomId: Id;
  on: boolean;
}

export interface MarkSeq {
  roomId: Id;
  seq: number;
}

export interface Typing {
  roomId: Id;
  on: boolean;
}

/** What the client holds: per room, the version up to which it has everything. */
export interface SyncRequest {
  rooms: { roomId: Id; version: number }[];
  /** The version of profiles up to which it has heard everything; missing where it knows of none. */
  people?: number;
}

export interface SyncedRoom {
  room: MyRoom;
  /** Everything after the version that the client named, ascending by version; none when `reset`. */
  changes: Message[];
  /** Drop what is held of this room and load its newest page. */
  reset: boolean;
}

export interface SyncAnswer {
  me: Me;
  rooms: SyncedRoom[];
  /** Rooms that the client named and that are not (any more) the caller's. */
  removed: Id[];
  /** Everything that the caller has written and not sent, in rooms of theirs. */
  drafts: Draft[];
  people: SyncedPeople;
}

/** Whose profile is another than the client has heard. */
export interface SyncedPeople {
  /** To be named with the next `sync`. */
  version: number;
  /** Everybody whose profile changed after the version that the client named; none when `reset`. */
  changed: User[];
  /** Too many have changed, or nobody knows which: whoever is known from before is to be asked for anew when shown. */
  reset: boolean;
}

export interface ClientToServerEvents {
  sync: (payload: SyncRequest, ack: AckCallback<SyncAnswer>) => void;
  'message:send': (payload: SendMessage, ack: AckCallback<Message>) => void;
  'message:edit': (payload: EditMessage, ack: AckCallback<Message>) => void;
  'message:delete': (payload: DeleteMessage, ack: AckCallback<Message>) => void;
  'message:react': (payload: ReactToMessage, ack: AckCallback<Message>) => void;
  'message:pin': (payload: PinMessage, ack: AckCallback<Message>) => void;
  'room:read': (payload: MarkSeq, ack: AckCallback<ReadMarks>) => void;
  'room:delivered': (payload: MarkSeq, ack: AckCallback<ReadMarks>) => void;
  'room:unread': (payload: MarkSeq, ack: AckCallback<ReadMarks>) => void;
  typing: (payload: Typing) => void;
  'presence:set': (payload: { status: PresenceChoice }, ack: AckCallback<{ status: PresenceChoice }>) => void;
  'presence:watch': (payload: { userIds: Id[] }, ack: AckCallback<Presence[]>) => void;
  'auth:renew': (payload: { accessToken: string }, ack: AckCallback<{ expiresAt: Timestamp }>) => void;
  /** No payload. */
  ping: (ack: AckCallback<{ now: Timestamp }>) => void;
}

export type RemovalReason = 'left' | 'kicked' | 'banned' | 'deleted';

export type SessionEndReason = 'logout' | 'revoked' | 'expired' | 'banned';

export interface ReceiptChanged {
  roomId: Id;
  /** `null` in rooms above `LIMITS.receiptsRoomMax` members, and when somebody left: only `readByAllSeq` counts. */
  userId: Id | null;
  readSeq: number;
  deliveredSeq: number;
  /** The lowest `readSeq` of the present members. */
  readByAllSeq: number;
}

export interface ServerToClientEvents {
  /** Created, edited, deleted, reacted, pinned: the message as it now is. One upsert by id. */
  'message:changed': (message: Message) => void;
  'room:changed': (room: Room) => void;
  'member:changed': (payload: { roomId: Id; member: Member }) => void;
  'member:removed': (payload: { roomId: Id; userId: Id; reason: RemovalReason }) => void;
  /** Name, picture or words about themselves: of somebody who shares a room, or whose account was deleted. */
  'user:changed': (user: User) => void;
  'room:added': (room: MyRoom) => void;
  'room:removed': (payload: { roomId: Id; reason: RemovalReason }) => void;
  'receipt:changed': (payload: ReceiptChanged) => void;
  typing: (payload: { roomId: Id; userId: Id; on: boolean }) => void;
  'presence:changed': (payload: Presence[]) => void;
  'room:head': (payload: { roomId: Id; version: number }) => void;
  /** The person's own account is another: their profile, settings or role. */
  'me:changed': (me: Me) => void;
  /** The person wrote or gave up something in a room, on whatever device: this one, too. */
  'draft:changed': (draft: Draft) => void;
  'settings:changed': (settings: ServerSettings) => void;
  'auth:expiring': (payload: { expiresAt: Timestamp }) => void;
  'session:ended': (payload: { reason: SessionEndReason }) => void;
  /** This instance is about to go: its sockets close, and their clients come back after so many milliseconds. */
  'server:stopping': (payload: { retryAfterMs: number }) => void;
}

export type ClientEvent = keyof ClientToServerEvents;
export type ServerEvent = keyof ServerToClientEvents;

/** What a client event carries; `undefined` where it carries nothing. */
export type PayloadOf<E extends ClientEvent> =
  Parameters<ClientToServerEvents[E]> extends [infer P, ...unknown[]]
    ? P extends (...args: never[]) => void
      ? undefined
      : P
    : undefined;

/** What the ack of a client event carries; `never` for `typing`, which has none. */
export type AckOf<E extends ClientEvent> =
  Parameters<ClientToServerEvents[E]> extends [...unknown[], infer A]
    ? A extends AckCallback<infer T>
      ? T
      : never
    : never;

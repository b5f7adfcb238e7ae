import type {
  AckOf,
  ClientEvent,
  CreateRoomBody,
  GuestBody,
  Id,
  LoginBody,
  Me,
  Member,
  Message,
  MyRoom,
  NotifyLevel,
  PayloadOf,
  Presence,
  PresenceChoice,
  RegisterBody,
  SessionEndReason,
  Timestamp,
  UpdateMeBody,
  UpdateRoomBody,
  UpgradeGuestBody,
  User,
} from '@parley/contracts';
import type { Api } from './api/api.js';
import type { Answer, ChatError } from './api/chat-error.js';
import type { ClientChanges } from './client-change.js';
import type { ClientUploads, UploadItem } from './parley-uploads.js';

/**
 * A Parley client: one account, one socket, and everything held of it on this device.
 *
 * The client holds the truth and tells what changed (`changes`); a store mirrors it. Every getter answers at once from
 * what is held. Every method that asks the server rejects with a `ChatError`.
 */
export interface ParleyClient {
  /** Every REST call, for what has no better place below. It renews the token by itself. */
  readonly api: Api;
  readonly session: ClientSession;
  readonly connection: ClientConnection;
  readonly rooms: ClientRooms;
  readonly messages: ClientMessages;
  readonly outbox: ClientOutbox;
  readonly drafts: ClientDrafts;
  readonly uploads: ClientUploads;
  readonly pins: ClientPins;
  readonly marks: ClientMarks;
  readonly members: ClientMembers;
  readonly people: ClientPeople;
  readonly typing: ClientTyping;
  readonly presence: ClientPresence;
  readonly changes: ClientChanges;
  /** The timeline of a room; the same object each time. */
  timeline(roomId: Id): Timeline;
  /**
   * Shows what the device holds, finds out who is signed in, and connects. Resolves as soon as the session is known,
   * without waiting for the network where the device knows it.
   */
  start(): Promise<void>;
  /** Closes the socket and the storage. The session lives on, and what waits in the outbox stays there. */
  stop(): Promise<void>;
}

export type SessionState =
  /** Not known yet. */
  | { status: 'starting' }
  /** `reason` says why, where a session ended; `null` where there was none. */
  | { status: 'signed-out'; reason: SessionEndReason | null }
  | { status: 'signed-in'; me: Me };

export interface ClientSession {
  readonly state: SessionState;
  /** The account; `null` when nobody is signed in. */
  readonly me: Me | null;
  register(body: RegisterBody): Promise<Me>;
  login(body: LoginBody): Promise<Me>;
  /** Comes in with nothing but a name. */
  guest(body: GuestBody): Promise<Me>;
  /** A bot comes in by the access token that it was given, which lasts. Nobody may be signed in. */
  bot(token: string): Promise<Me>;
  /** The guest becomes a full user and keeps everything. */
  upgrade(body: UpgradeGuestBody): Promise<Me>;
  updateProfile(body: UpdateMeBody): Promise<Me>;
  /** A picture of the caller: PNG, JPEG, WebP or GIF; what is shown is a square of its middle. */
  setAvatar(picture: Blob): Promise<Me>;
  removeAvatar(): Promise<void>;
  /** Ends the session here and on the server, and empties this device. Without a network the device is emptied still. */
  logout(): Promise<void>;
  /** Ends every session of the account. */
  logoutEverywhere(): Promise<void>;
  /** A token that is good for now; for what REST's own fetches can't do. `null` when nobody is signed in. */
  accessToken(): Promise<string | null>;
}

export type ConnectionStatus =
  /** Waiting for `retryAt`, or, with `retryAt` null, for somebody to sign in. */
  | 'offline'
  | 'connecting'
  /** Connected, and asking what was missed. What is shown may be old. */
  | 'catching-up'
  | 'online';

export interface ConnectionState {
  status: ConnectionStatus;
  /** When the next attempt is due, in milliseconds of `Date.now()`; for a countdown. */
  retryAt: number | null;
  /** Attempts that failed since it was last online. */
  failures: number;
}

export interface ClientConnection {
  readonly state: ConnectionState;
  /** Tries at once, without waiting for `retryAt`. */
  retryNow(): void;
  /**
   * Asks over the socket. Always answers, within a time limit: what the network did wrong is told as `NO_CONNECTION`
   * (not sent) or `NO_ANSWER` (perhaps done).
   */
  request<E extends Exclude<ClientEvent, 'typing'>>(
    event: E,
    ...payload: PayloadOf<E> extends undefined ? [] : [PayloadOf<E>]
  ): Promise<Answer<AckOf<E>>>;
}

export interface ClientRooms {
  /** Latest activity first. */
  readonly all: MyRoom[];
  get(roomId: Id): MyRoom | null;
  create(body: CreateRoomBody): Promise<MyRoom>;
  /** The direct room with a person: the same one however often. */
  openDirect(userId: Id): Promise<MyRoom>;
  join(roomId: Id): Promise<MyRoom>;
  /** Leads in by an invite's code. */
  acceptInvite(code: string): Promise<MyRoom>;
  leave(roomId: Id): Promise<void>;
  update(roomId: Id, body: UpdateRoomBody): Promise<MyRoom>;
  delete(roomId: Id): Promise<void>;
  /** For which messages of the room one wants to be notified; `null`: as the account's own setting says. */
  notify(roomId: Id, level: NotifyLevel | null): Promise<MyRoom>;
}

/** Acts on messages that exist. They need a connection; new messages go through the outbox. */
export interface ClientMessages {
  edit(roomId: Id, messageId: Id, body: string): Promise<Message>;
  delete(roomId: Id, messageId: Id): Promise<Message>;
  react(roomId: Id, messageId: Id, emoji: string, on: boolean): Promise<Message>;
  pin(roomId: Id, messageId: Id, on: boolean): Promise<Message>;
}

export interface NewMessage {
  roomId: Id;
  /** Markdown. May be empty where there are files. */
  body: string;
  replyTo?: Id;
  /** Ids of uploads of the same room, at most `LIMITS.attachmentsPerMessage`, in this order. */
  uploadIds?: readonly Id[];
  /** Made here where it is missing. */
  id?: Id;
}

export type OutboxStatus =
  /** Waits for a connection, for its turn or for its retry. */
  | 'queued'
  /** On its way; nobody knows yet. */
  | 'sending'
  /** Stored by the server, `seq` known; shown until the timeline has it. */
  | 'sent'
  /** Refused. The text is kept until somebody retries or discards it. */
  | 'failed';

export interface OutboxItem {
  /** Also the id of the message that it becomes. */
  id: Id;
  roomId: Id;
  body: string;
  replyTo: Id | null;
  /** It goes out when all of them are uploaded. */
  files: readonly UploadItem[];
  createdAt: Timestamp;
  /** It outlives this client: not where the device has no room for its files. */
  kept: boolean;
  status: OutboxStatus;
  /** Why it failed, or, when queued, why it waits; the page words it. */
  error: OutboxError | null;
  /** When it is tried again, in milliseconds of `Date.now()`. */
  retryAt: number | null;
  /** Once `sent`. */
  message: Message | null;
}

export type OutboxError = Pick<ChatError, 'code' | 'message'>;

export interface ClientOutbox {
  /**
   * Keeps the message on the device, with its files, and sends it as soon as it can be. Resolves when it is kept. Rejects
   * with `VALIDATION`, and keeps nothing, where it names too many files or one that is not among the room's uploads.
   */
  send(message: NewMessage): Promise<OutboxItem>;
  /** What waits for a room, in the order in which it goes out. */
  items(roomId: Id): OutboxItem[];
  /** Sends a failed one again, with its first id, after what waits already. */
  retry(id: Id): Promise<void>;
  /** Forgets a failed one, or one whose files are not all uploaded: nobody has seen it. */
  discard(id: Id): Promise<void>;
  /**
   * Takes a file out of a message that could be discarded. A message that failed for its sake goes out then; one that is
   * left empty is discarded.
   */
  removeFile(id: Id, uploadId: Id): Promise<void>;
}

export interface DraftText {
  /** Markdown; empty where nothing is written. */
  body: string;
  replyTo: Id | null;
}

/** What is written in a room and not sent, as this device has it. */
export interface RoomDraft extends DraftText {
  /** What another device wrote there while this one wrote on: until somebody decides, both are kept. */
  other: DraftText | null;
}

/** Kept on this device with every letter, and on the server a moment later, for the other devices of the account. */
export interface ClientDrafts {
  of(roomId: Id): RoomDraft;
  /** With every change; an empty text ends the draft. Whoever sends a message ends it so. */
  write(roomId: Id, text: DraftText): void;
  /** Of two, takes what the other device wrote; what is written here is gone. */
  takeOther(roomId: Id): void;
  /** Of two, keeps what is written here, for the other devices too. */
  keepMine(roomId: Id): void;
}

/** What the window of a timeline holds: a stretch of messages without a hole, as `seq` numbers. */
export interface TimelineWindow {
  /** `seq` of its first and last message; both 0 while it is empty. */
  fromSeq: number;
  toSeq: number;
  /** There are messages before and after it that are not held here. */
  hasBefore: boolean;
  hasAfter: boolean;
  loading: 'newest' | 'older' | 'newer' | 'around' | null;
  /** Something was loaded at least once, so that an empty window is an empty room. */
  loaded: boolean;
}

/**
 * A room's timeline: one window that never has a hole in it, over everything held of the room. New messages join the
 * window only where it reaches the end.
 */
export interface Timeline {
  readonly roomId: Id;
  readonly window: TimelineWindow;
  /** The window's messages, ascending by `seq`. */
  readonly messages: readonly Message[];
  /** A message that is held, in the window or not. */
  find(messageId: Id): Message | null;
  /** Marks the room as looked at: its newest page is loaded, and again after a reset. Gives back how to close it. */
  open(): () => void;
  /** Moves the window to the end of the room. */
  loadNewest(): Promise<void>;
  /** Widens the window towards the past; does nothing when `hasBefore` is false. */
  loadOlder(): Promise<void>;
  /** Widens the window towards the end; does nothing when `hasAfter` is false. */
  loadNewer(): Promise<void>;
  /** Moves the window to a place in the room. */
  loadAround(seq: number): Promise<void>;
}

export interface ClientPins {
  /** What is pinned, the newest pin first; empty while it is not known. */
  of(roomId: Id): readonly Message[];
  /** Loads what is pinned and keeps it in step. Gives back how to close it. */
  open(roomId: Id): () => void;
}

export interface ClientMarks {
  /** Everything up to `seq` was on a screen: at once here, soon on the server, highest only. */
  read(roomId: Id, seq: number): void;
  /** Everything in the room is read. */
  readAll(roomId: Id): void;
  /** Makes the message at `seq` the first unread one. */
  unread(roomId: Id, seq: number): Promise<void>;
}

/** How far the others in a room are. A message is read by all when `readByAllSeq >= seq`. */
export interface RoomReceipts {
  /** The lowest `readSeq` of the present members; `null` while it is not known. */
  readByAllSeq: number | null;
  /** The furthest that anybody but the caller has read, and has been reached. */
  readSeq: number;
  deliveredSeq: number;
}

export interface ClientMembers {
  /** The members of a room as far as they are loaded. */
  of(roomId: Id): Member[];
  receipts(roomId: Id): RoomReceipts;
  /** Loads the first page of members and keeps it fresh over reconnects. Gives back how to close it. */
  open(roomId: Id): () => void;
  /** Loads the next page, until `members:replaced` says `complete`. */
  loadMore(roomId: Id): Promise<void>;
}

export interface ClientPeople {
  get(userId: Id): User | null;
  /** Makes sure that these people are known; `people:upserted` tells of them. Asks for each only once. */
  need(userIds: readonly Id[]): void;
}

export interface ClientTyping {
  /** Call it with every keystroke; it tells the room as seldom as is needed. */
  touch(roomId: Id): void;
  /** The text was sent or is empty again. */
  stop(roomId: Id): void;
  /** Who types there now. */
  in(roomId: Id): Id[];
}

export interface ClientPresence {
  /** Whom the page shows, at most 200; replaces the last. Kept over reconnects. */
  watch(userIds: readonly Id[]): void;
  get(userId: Id): Presence | null;
  /** The caller's own choice. Kept over reconnects. */
  set(status: PresenceChoice): Promise<void>;
}

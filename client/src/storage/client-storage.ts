import type { Attachment, Draft, Id, Me, Message, MyRoom, Timestamp, User } from '@parley/contracts';
import type { DraftText } from '../surface/drafts.js';
import type { OutboxError } from '../surface/outbox.js';

/**
 * What a client keeps on a device. Two adapters: memory, and IndexedDB for browsers.
 *
 * Everything but the account is kept under the id of the user whom it belongs to, and is asked for by that id: who signs
 * in on a borrowed device neither sees nor sends what another left there.
 */
export interface ClientStorage {
  readonly account: AccountStore;
  readonly outbox: OutboxStore;
  readonly rooms: RoomStore;
  readonly people: PeopleStore;
  readonly drafts: DraftStore;
  readonly leases: LeaseStore;
  close(): Promise<void>;
}

/** Who is signed in on this device. */
export interface AccountRecord {
  me: Me;
  /** Only where tokens travel in bodies; a browser's is in a cookie that scripts can't read. */
  refreshToken: string | null;
  /**
   * Only of guests and bots, who have no refresh token: without it they would be strangers after a reload. `goodUntil` is in
   * milliseconds of this device's clock.
   */
  guestToken: { accessToken: string; goodUntil: number } | null;
  /**
   * The use of the refresh token that is under way, or whose answer never came: asked with again, it is the same use.
   * See `RefreshBody.attempt`.
   */
  attempt?: Id | null;
  /** Up to which version everything was heard of the people on this device (`SyncRequest.people`). */
  peopleVersion?: number;
  /** Signed out here, while the server could not be told; it is told as soon as it answers. */
  signedOut: boolean;
}

export interface AccountStore {
  load(): Promise<AccountRecord | null>;
  /** Replaces whoever was there. */
  save(account: AccountRecord): Promise<void>;
  /** Changes parts of the record, atomically over all tabs; does nothing when the account is another's by now. */
  change(userId: Id, parts: Partial<AccountRecord>): Promise<void>;
  clear(): Promise<void>;
}

/** A file of a message that the server has not acknowledged. What is in it is kept beside the message. */
export interface FileRecord {
  id: Id;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  width: number | null;
  height: number | null;
  /** Set when the server has it. */
  attachment: Attachment | null;
  /** Set when it was refused; it then waits for a person. */
  refusal: OutboxError | null;
}

/** A message that the server has not acknowledged. */
export interface OutboxRecord {
  id: Id;
  roomId: Id;
  body: string;
  replyTo: Id | null;
  files: FileRecord[];
  createdAt: Timestamp;
  /** Position in the queue; records go out by it, ascending. */
  position: number;
  /** The tab that sends it. */
  owner: string;
  /** Set when it was refused; it then waits for a person. */
  refusal: OutboxError | null;
}

/** The files that a message named before and does not name now; `null` is no message. */
export function filesLostBy(before: OutboxRecord | null, now: OutboxRecord | null): Id[] {
  const named = new Set(now?.files.map(({ id }) => id));
  return (before?.files ?? []).map(({ id }) => id).filter((id) => !named.has(id));
}

export interface OutboxStore {
  /** Ascending by position. */
  load(userId: Id): Promise<OutboxRecord[]>;
  /** Inserts or replaces by id, and lets go of what was in files that the message names no more. */
  save(userId: Id, record: OutboxRecord): Promise<void>;
  /** The same, with what is in its files: all of it is kept, or nothing. */
  saveWithFiles(userId: Id, record: OutboxRecord, contents: ReadonlyMap<Id, Blob>): Promise<void>;
  /** What is in a file. */
  content(userId: Id, fileId: Id): Promise<Blob | null>;
  /** With its files. */
  remove(userId: Id, id: Id): Promise<void>;
  clear(userId: Id): Promise<void>;
}

/**
 * What is held of one room. It is written whole, in one piece: the version says that every message beside it is current,
 * which would not hold if two tabs wrote halves.
 */
export interface RoomRecord {
  room: MyRoom;
  /** The version up to which everything in `messages` is current. */
  version: number;
  /** `seq` of the newest message at that version. */
  lastSeq: number;
  /** The end of the room's history, without holes, ascending; empty when nothing is held. */
  messages: Message[];
}

export interface RoomStore {
  load(userId: Id): Promise<RoomRecord[]>;
  save(userId: Id, records: RoomRecord[]): Promise<void>;
  remove(userId: Id, roomIds: Id[]): Promise<void>;
  clear(userId: Id): Promise<void>;
}

export interface PeopleStore {
  load(userId: Id): Promise<User[]>;
  save(userId: Id, users: User[]): Promise<void>;
  clear(userId: Id): Promise<void>;
}

/** What is written in one room and not sent. */
export interface DraftRecord {
  roomId: Id;
  mine: DraftText;
  /** What the server had when `mine` was made from it, and of which version. */
  stored: DraftText;
  base: number;
  /** What another device wrote meanwhile, and nobody has decided about. */
  other: Draft | null;
}

export interface DraftStore {
  load(userId: Id): Promise<DraftRecord[]>;
  /** Inserts or replaces by room. */
  save(userId: Id, record: DraftRecord): Promise<void>;
  remove(userId: Id, roomId: Id): Promise<void>;
  clear(userId: Id): Promise<void>;
}

/** Locks with an end, for browsers that offer no better ones. Each call is atomic over all tabs. */
export interface LeaseStore {
  /** Takes the name, unless another owner holds it beyond `now`. Times are in milliseconds of the same clock. */
  take(name: string, owner: string, now: number, until: number): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
}

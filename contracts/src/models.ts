/**
 * The things that Parley's REST and socket answers are made of.
 *
 * Ids are UUIDv7 in lower case. Times are ISO 8601 in UTC with milliseconds; they are for people to read and never
 * decide order. Order inside a room is `seq`; what changed since is `version`.
 */

/** A UUIDv7, lower case. A message's id is made by the client that sends it. */
export type Id = string;

/** ISO 8601, UTC, milliseconds: `2026-01-31T12:00:00.000Z`. */
export type Timestamp = string;

/** A person, as everybody signed in may see them. */
export interface User {
  id: Id;
  /** 3–32 of `a-z 0-9 . _ -`, unique. */
  username: string;
  /** 1–50 characters, not unique. */
  displayName: string;
  /** A path on the server, another with each picture; asks for an access token, in a header or a cookie. */
  avatarUrl: string | null;
  bio: string | null;
  /** Came in by a display name alone. */
  guest: boolean;
  /** A program. */
  bot: boolean;
  createdAt: Timestamp;
}

export type UserRole = 'user' | 'admin';

/** What a person set for themselves. Every field may be missing: the page has its own defaults. */
export interface UserSettings {
  /** Colour scheme; `system` follows the device. */
  theme?: 'system' | 'light' | 'dark';
  /** Enter sends and Shift+Enter breaks the line (default), or the other way round. */
  enterSends?: boolean;
  /** Desktop notifications: for what, by default. */
  notify?: NotifyLevel;
  /** A sound with each notification. */
  sound?: boolean;
}

/** The caller's own account. */
export interface Me extends User {
  email: string | null;
  role: UserRole;
  settings: UserSettings;
}

export type RoomKind = 'public' | 'private' | 'direct';

export interface Room {
  id: Id;
  kind: RoomKind;
  /** `null` in direct rooms. Unique, regardless of case, among public rooms. */
  name: string | null;
  topic: string | null;
  createdBy: Id;
  createdAt: Timestamp;
  memberCount: number;
  /** `seq` of the oldest message that is kept: 1, unless old ones were removed. `lastSeq + 1` when none is left. */
  firstSeq: number;
  /** `seq` of the newest message; 0 in a room without one. */
  lastSeq: number;
  /** Highest version in the room. */
  version: number;
}

export type MemberRole = 'owner' | 'moderator' | 'member';

/** For which messages of a room its member wants to be notified. */
export type NotifyLevel = 'all' | 'mentions' | 'none';

/** The caller's own place in a room. */
export interface Membership {
  role: MemberRole;
  /** Everything up to this `seq` was on a screen of theirs. */
  readSeq: number;
  /** Everything up to this `seq` reached a device of theirs; never below `readSeq`. */
  deliveredSeq: number;
  /** `9999-12-31T23:59:59.999Z` when muted for good. */
  mutedUntil: Timestamp | null;
  notify: NotifyLevel;
  /** The member chose `notify` for this room. Else it is what everybody begins with, and the account's own setting counts. */
  notifyChosen: boolean;
  joinedAt: Timestamp;
}

/** A room as one of its members sees it. */
export interface MyRoom extends Room {
  me: Membership;
  /** Messages of others, kind `user`, not deleted, with `seq > me.readSeq`. */
  unread: number;
  /** How many of those mention the caller. */
  mentions: number;
  lastMessage: Message | null;
  /** The other person of a direct room. */
  peer: User | null;
  /** `null` everywhere but in direct rooms that nobody can write in now. */
  blocked: Blocked | null;
}

/**
 * Who of the two in a direct room takes no messages of the other: the caller (`byMe`, whatever the other did), or only
 * the other (`byThem`).
 */
export type Blocked = 'byMe' | 'byThem';

export interface Reaction {
  emoji: string;
  /** In the order in which they reacted. */
  userIds: Id[];
}

export interface Pin {
  by: Id;
  at: Timestamp;
}

/** A file that belongs to a message, or that was uploaded and waits for being sent with one. It never changes. */
export interface Attachment {
  id: Id;
  /** Cleaned: no folders, nothing unseen, at most `LIMITS.fileNameMaxLength` characters. */
  name: string;
  /** Found from its content. */
  mime: string;
  /** Bytes. */
  size: number;
  /** Pixels; `null` for what is no image. */
  width: number | null;
  height: number | null;
  /** A path on the server; asks for an access token, in a header or a cookie. */
  url: string;
  /** WebP, at most 800 pixels wide and high; `null` for what is no image. */
  thumbnailUrl: string | null;
}

export type MessageKind = 'user' | 'system';

/** What a message of kind `system` tells. `userId` is whom it happened to. */
export type SystemNotice =
  | { type: 'created'; userId: Id }
  | { type: 'joined'; userId: Id }
  | { type: 'added'; userId: Id; by: Id }
  | { type: 'left'; userId: Id }
  | { type: 'kicked'; userId: Id; by: Id }
  | { type: 'banned'; userId: Id; by: Id }
  | { type: 'unbanned'; userId: Id; by: Id }
  | { type: 'muted'; userId: Id; by: Id; until: Timestamp }
  | { type: 'unmuted'; userId: Id; by: Id }
  | { type: 'renamed'; userId: Id; name: string }
  | { type: 'topic'; userId: Id; topic: string | null }
  | { type: 'role'; userId: Id; by: Id; role: MemberRole };

/**
 * A message as it is now. A deleted one stays as a tombstone: `body` is `null`, there are no attachments, reactions or
 * mentions, and it is not pinned.
 */
export interface Message {
  id: Id;
  roomId: Id;
  /** Its place in the room: 1, 2, 3 … without holes. */
  seq: number;
  /** The room's version when the message last changed. */
  version: number;
  kind: MessageKind;
  authorId: Id;
  /** Markdown. May be empty where there are attachments. */
  body: string | null;
  createdAt: Timestamp;
  editedAt: Timestamp | null;
  deletedAt: Timestamp | null;
  replyTo: Id | null;
  /** Members whom the text calls by name; in rooms up to `LIMITS.mentionsListMax` members, everybody when it calls all. */
  mentions: Id[];
  /** It calls everybody who was in the room then, but its author; above that size they are not in `mentions`. */
  mentionsAll: boolean;
  reactions: Reaction[];
  attachments: Attachment[];
  pinned: Pin | null;
  system: SystemNotice | null;
}

/** What somebody has written in a room and not sent, the same on all their devices. Nobody else ever sees it. */
export interface Draft {
  roomId: Id;
  /** Markdown; empty where there is no draft (any more). */
  body: string;
  /** The message that it answers to. */
  replyTo: Id | null;
  /** Higher with each change of this draft, its end and its beginning anew among them. 0 where there never was one. */
  version: number;
  /** `null` where there is no draft. */
  updatedAt: Timestamp | null;
}

export interface Member {
  user: User;
  role: MemberRole;
  joinedAt: Timestamp;
  mutedUntil: Timestamp | null;
  readSeq: number;
  deliveredSeq: number;
}

export interface Ban {
  user: User;
  by: Id;
  reason: string | null;
  createdAt: Timestamp;
}

export interface Invite {
  id: Id;
  roomId: Id;
  createdBy: Id;
  createdAt: Timestamp;
  maxUses: number | null;
  uses: number;
  expiresAt: Timestamp | null;
  /** Only in the answer that makes the invite. */
  code?: string;
}

export interface Tokens {
  /** JWT, HS256. */
  accessToken: string;
  /** When the access token runs out. */
  expiresAt: Timestamp;
  /** Only for clients that asked for it with `X-Parley-Tokens: body`. */
  refreshToken?: string;
}

/** The answer to registering, logging in and coming in as a guest. */
export interface SignedIn extends Tokens {
  user: Me;
}

/** One of the caller's devices. */
export interface Session {
  id: Id;
  createdAt: Timestamp;
  lastUsedAt: Timestamp;
  userAgent: string | null;
  ip: string | null;
  /** The one that asks. */
  current: boolean;
}

/** What others see; somebody invisible is `offline` to them. */
export type PresenceStatus = 'online' | 'away' | 'dnd' | 'offline';

/** What a person may set for themselves. */
export type PresenceChoice = 'online' | 'away' | 'dnd' | 'invisible';

export interface Presence {
  userId: Id;
  status: PresenceStatus;
  lastSeenAt: Timestamp | null;
}

/** What stands behind a link, in a few words of plain text. */
export interface LinkPreview {
  /** As it was asked for. */
  url: string;
  title: string;
  description: string | null;
  siteName: string | null;
  /** A path on the server; asks for an access token, in a header or a cookie. WebP. */
  image: { url: string; width: number; height: number } | null;
}

/** A list that goes on at `nextCursor`, which is opaque; `null` at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What comes first of what was found. */
export type SearchOrder = 'newest' | 'best';

/** Messages that were found. */
export interface SearchPage extends Page<Message> {
  /**
   * By the message's id, where in its `body` that stands which was looked for, in order, without overlaps. None where it is
   * found by its author, or by the name of a file.
   */
  highlights: Record<Id, TextRange[]>;
}

/** A stretch of a text, from the first to behind the last of its UTF-16 code units. */
export interface TextRange {
  from: number;
  to: number;
}

/** A stretch of a room's history, ascending by `seq`. */
export interface MessagePage {
  items: Message[];
  hasBefore: boolean;
  hasAfter: boolean;
}

/** Messages that changed, ascending by `version`. */
export interface Changes {
  items: Message[];
  /** The room's version, not the last item's. */
  version: number;
  /** The gap is too large: drop what you have and load the newest page. */
  reset: boolean;
}

export interface ReadMarks {
  readSeq: number;
  deliveredSeq: number;
}

export interface Receipts {
  deliveredTo: Id[];
  readBy: Id[];
  readByAll: boolean;
}

import type { Id, Timestamp, User } from './models.js';

/** Programs with accounts of their own, and what their access tokens let them do. */

/** What a bot's access token may let it do. What none of them covers no bot does. */
export type BotScope =
  | 'users:read'
  | 'rooms:read'
  | 'rooms:write'
  | 'members:write'
  | 'messages:read'
  | 'messages:write'
  | 'profile:write';

/** What each is for, as one says it to who grants it. Complete: one without its line here does not compile. */
export const BOT_SCOPES: Readonly<Record<BotScope, string>> = {
  'users:read': 'Look people up, and see who is there',
  'rooms:read': 'See rooms, and who is in them',
  'rooms:write': 'Make, enter, change, leave and delete rooms',
  'members:write': 'Bring people into rooms; remove, mute and ban them there; invites',
  'messages:read': 'Read and search messages and files, and mark them as read',
  'messages:write': 'Send, edit, delete, pin and react; files; typing',
  'profile:write': 'Change its own name, picture and presence',
};

/** What its access tokens begin with: so they are known where they should not be. */
export const BOT_TOKEN_PREFIX = 'parley_bot_';

/** A bot, as administrators see it. */
export interface Bot extends User {
  /** Who made it. */
  madeBy: User | null;
  /** An administrator banned the account: its tokens ended, and there can be none. */
  banned: boolean;
  /** How many go on. */
  tokens: number;
  /** When one of them was last used, to the minute; `null` before the first time. */
  lastUsedAt: Timestamp | null;
}

export interface CreateBotBody {
  /** As those of people, from whose names it must differ. */
  username: string;
  /** The username where it is not given. */
  displayName?: string;
}

/** An access token of a bot. It is no JWT, has no refresh token, and is sent as any other. */
export interface BotToken {
  id: Id;
  /** Where it is used, for who looks after it. */
  name: string;
  scopes: BotScope[];
  createdAt: Timestamp;
  /** `null`: it does not end by itself. */
  expiresAt: Timestamp | null;
  /** To the minute; `null` before the first time. */
  lastUsedAt: Timestamp | null;
  /** The token itself: only in the answer that makes it. */
  token?: string;
}

export interface CreateBotTokenBody {
  /** 1 to 80 characters. */
  name: string;
  /** At least one. */
  scopes: BotScope[];
  /** In the future. */
  expiresAt?: Timestamp;
}

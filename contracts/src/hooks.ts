import type { Id, Message, Room, Timestamp, User } from './models.js';

/** Webhooks: how other programs write into a room, and hear of what happens in one. */

/** An address at which another program writes into a room. */
export interface IncomingHook {
  id: Id;
  roomId: Id;
  /** In whose name its messages stand: a bot that is in the room, called as the webhook is. */
  user: User;
  createdBy: Id;
  createdAt: Timestamp;
  /** To the minute; `null` before the first time. */
  lastUsedAt: Timestamp | null;
  /** A path on the server. Whoever has it can write: only in the answer that makes it. */
  url?: string;
}

export interface CreateIncomingHookBody {
  /** What its bot is called: 1 to 50 characters. */
  name: string;
}

/** What is posted to the address of an incoming webhook. */
export interface HookMessageBody {
  /** Markdown, as of any message. */
  text: string;
  /** The message's, made by who posts: the same again is the same message. In place of a header `Idempotency-Key`. */
  id?: Id;
}

/** Header by which a post is made repeatable without an id: the same key again is the same message. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

/** What an outgoing webhook can tell of. */
export type HookEvent =
  'message.created' | 'message.edited' | 'message.deleted' | 'member.joined' | 'member.left';

/** What each is, as one says it to who chooses. Complete: one without its line here does not compile. */
export const HOOK_EVENTS: Readonly<Record<HookEvent, string>> = {
  'message.created': 'Somebody wrote a message',
  'message.edited': 'A message was edited',
  'message.deleted': 'A message was deleted',
  'member.joined': 'Somebody came into the room',
  'member.left': 'Somebody left, or was removed',
};

/** An address that is told of what happens in a room. */
export interface OutgoingHook {
  id: Id;
  roomId: Id;
  name: string;
  /** http or https, on the public internet unless the operator allows more. */
  url: string;
  events: HookEvent[];
  /** While it is not, nothing is sent and what happens is not kept for it. It ends by itself where nobody takes anything. */
  enabled: boolean;
  /** The last try went wrong. */
  failing: boolean;
  createdBy: Id;
  createdAt: Timestamp;
  /** What deliveries are signed with: only in the answer that makes it. */
  secret?: string;
}

export interface CreateOutgoingHookBody {
  /** 1 to 50 characters. */
  name: string;
  /** At most 2,000 characters. */
  url: string;
  /** At least one. */
  events: HookEvent[];
}

/** Only what is named changes. */
export interface UpdateOutgoingHookBody {
  name?: string;
  url?: string;
  events?: HookEvent[];
  enabled?: boolean;
}

/** `waiting` for its first or next try; `delivered`: it was answered 2xx; `failed`: it was given up. */
export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One thing that an outgoing webhook tells, and what became of it. Kept for a week. */
export interface HookDelivery {
  id: Id;
  /** `ping` says that the webhook was made. */
  event: HookEvent | 'ping';
  messageId: Id | null;
  state: DeliveryState;
  tries: number;
  /** Of the last try; `null` before it, and where there was no answer. */
  status: number | null;
  durationMs: number | null;
  /** What was wrong with the last try, as a sentence. */
  error: string | null;
  createdAt: Timestamp;
  triedAt: Timestamp | null;
  /** `null` where there will be none. */
  nextTryAt: Timestamp | null;
}

/** What is posted to the address of an outgoing webhook, as JSON. */
export interface HookPayload {
  /** Of the delivery, also in the header `X-Parley-Delivery`: the same for every try. */
  id: Id;
  event: HookEvent | 'ping';
  at: Timestamp;
  /** As the room is when it is sent. */
  room: Pick<Room, 'id' | 'kind' | 'name'>;
  /** As the message is when it is sent; of `member.…` the notice in the timeline. `null` for a ping, and once it is gone. */
  message: Message | null;
  /** Who wrote, or came, or left. */
  user: User | null;
}

/** Headers of what is posted. The signature is `v1=` and the HMAC-SHA256 of `<timestamp>.<body>` in hexadecimal. */
export const HOOK_HEADERS = {
  event: 'X-Parley-Event',
  delivery: 'X-Parley-Delivery',
  /** Seconds since 1970. */
  timestamp: 'X-Parley-Timestamp',
  signature: 'X-Parley-Signature',
} as const;

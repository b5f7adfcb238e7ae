import type {
  Changes,
  EditMessageBody,
  Id,
  Message,
  MessagePage,
  Page,
  Receipts,
  SearchOrder,
  SearchPage,
  SendMessageBody,
} from '@parley/contracts';
import {
  changesListChanges,
  mentionsListMentions,
  messagesAddReaction,
  messagesDeleteMessage,
  messagesEditMessage,
  messagesGetMessage,
  messagesListMessages,
  messagesMessageReceipts,
  messagesPinMessage,
  messagesRemoveReaction,
  messagesSendMessage,
  messagesUnpinMessage,
  pinsListPins,
  searchSearchMessages,
} from '../rest/generated/sdk.gen.js';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';

/** Where in the history: one of the three, or none for the newest page. */
export interface HistoryQuery {
  /** Messages with a lower `seq`, the nearest of them. */
  before?: number;
  /** Messages with a higher `seq`, the nearest of them. */
  after?: number;
  /** Messages on both sides of this `seq`, and itself. */
  around?: number;
  /** 1–100; 50 without it. */
  limit?: number;
}

export interface SearchQuery extends PageQuery {
  /** Words, `"words in this order"`, `beginning*`, `from:`, `in:`, `has:file`, `before:`, `after:`. */
  query: string;
  roomId?: Id;
  authorId?: Id;
  /** `newest` without it. */
  order?: SearchOrder;
}

export class MessagesApi {
  constructor(private readonly http: Http) {}

  history(roomId: Id, query: HistoryQuery = {}): Promise<MessagePage> {
    return messagesListMessages({ client: this.http, path: { id: roomId }, query });
  }

  changes(roomId: Id, query: { since: number; limit?: number }): Promise<Changes> {
    return changesListChanges({ client: this.http, path: { id: roomId }, query });
  }

  /** Sends over REST. The page and bots send through `client.outbox`. */
  send(roomId: Id, body: SendMessageBody): Promise<Message> {
    return messagesSendMessage({ client: this.http, path: { id: roomId }, body });
  }

  /** One message as it is now, deleted ones too. */
  get(roomId: Id, messageId: Id): Promise<Message> {
    return messagesGetMessage({ client: this.http, path: { id: roomId, messageId } });
  }

  edit(roomId: Id, messageId: Id, body: EditMessageBody): Promise<Message> {
    return messagesEditMessage({ client: this.http, path: { id: roomId, messageId }, body });
  }

  delete(roomId: Id, messageId: Id): Promise<Message> {
    return messagesDeleteMessage({ client: this.http, path: { id: roomId, messageId } });
  }

  react(roomId: Id, messageId: Id, emoji: string): Promise<Message> {
    return messagesAddReaction({ client: this.http, path: { id: roomId, messageId, emoji } });
  }

  unreact(roomId: Id, messageId: Id, emoji: string): Promise<Message> {
    return messagesRemoveReaction({ client: this.http, path: { id: roomId, messageId, emoji } });
  }

  pin(roomId: Id, messageId: Id): Promise<Message> {
    return messagesPinMessage({ client: this.http, path: { id: roomId, messageId } });
  }

  unpin(roomId: Id, messageId: Id): Promise<Message> {
    return messagesUnpinMessage({ client: this.http, path: { id: roomId, messageId } });
  }

  /** What is pinned in a room, the newest pin first. */
  pins(roomId: Id, query: PageQuery = {}): Promise<Page<Message>> {
    return pinsListPins({ client: this.http, path: { id: roomId }, query });
  }

  receipts(roomId: Id, messageId: Id): Promise<Receipts> {
    return messagesMessageReceipts({ client: this.http, path: { id: roomId, messageId } });
  }

  /** Only in rooms of the caller. `signal` gives a search up that a later one has overtaken. */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage> {
    return searchSearchMessages({ client: this.http, query, signal });
  }

  /** What mentions the caller, in their rooms, the newest first. */
  mentions(query: PageQuery = {}): Promise<Page<Message>> {
    return mentionsListMentions({ client: this.http, query });
  }
}

import type {
  Changes,
  EditMessageBody,
  Id,
  Message,
  MessagePage,
  Page,
  Receipts,
  SendMessageBody,
} from '@parley/contracts';
import {
  changesListChanges,
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

export interface SearchQuery {
  query: string;
  roomId?: Id;
  authorId?: Id;
  cursor?: string;
  limit?: number;
}

export class MessagesApi {
  constructor(private readonly http: Http) {}

  history(roomId: Id, query: HistoryQuery = {}): Promise<MessagePage> {
    return messagesListMessages({ client: this.http, path: { id: roomId }, query });
  }

  get(roomId: Id, messageId: Id): Promise<Message> {
    return messagesGetMessage({ client: this.http, path: { id: roomId, messageId } });
  }

  changes(roomId: Id, query: { since: number; limit?: number }): Promise<Changes> {
    return changesListChanges({ client: this.http, path: { id: roomId }, query });
  }

  /** Sends over REST. The page and bots send through `client.outbox`. */
  send(roomId: Id, body: SendMessageBody): Promise<Message> {
    return messagesSendMessage({ client: this.http, path: { id: roomId }, body });
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

  /** Only in rooms of the caller. */
  search(query: SearchQuery): Promise<Page<Message>> {
    return this.http.call({ method: 'GET', path: '/search/messages', query: { ...query } });
  }
}

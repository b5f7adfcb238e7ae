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
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

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
    return this.http.call({ method: 'GET', path: messages(roomId), query: { ...query } });
  }

  changes(roomId: Id, query: { since: number; limit?: number }): Promise<Changes> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/changes`, query });
  }

  /** Sends over REST. The page and bots send through `client.outbox`. */
  send(roomId: Id, body: SendMessageBody): Promise<Message> {
    return this.http.call({ method: 'POST', path: messages(roomId), body });
  }

  edit(roomId: Id, messageId: Id, body: EditMessageBody): Promise<Message> {
    return this.http.call({ method: 'PATCH', path: message(roomId, messageId), body });
  }

  delete(roomId: Id, messageId: Id): Promise<Message> {
    return this.http.call({ method: 'DELETE', path: message(roomId, messageId) });
  }

  react(roomId: Id, messageId: Id, emoji: string): Promise<Message> {
    return this.http.call({
      method: 'PUT',
      path: `${message(roomId, messageId)}/reactions/${segment(emoji)}`,
    });
  }

  unreact(roomId: Id, messageId: Id, emoji: string): Promise<Message> {
    return this.http.call({
      method: 'DELETE',
      path: `${message(roomId, messageId)}/reactions/${segment(emoji)}`,
    });
  }

  pin(roomId: Id, messageId: Id): Promise<Message> {
    return this.http.call({ method: 'PUT', path: `${message(roomId, messageId)}/pin` });
  }

  unpin(roomId: Id, messageId: Id): Promise<Message> {
    return this.http.call({ method: 'DELETE', path: `${message(roomId, messageId)}/pin` });
  }

  /** What is pinned in a room, the newest pin first. */
  pins(roomId: Id, query: PageQuery = {}): Promise<Page<Message>> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/pins`, query: { ...query } });
  }

  receipts(roomId: Id, messageId: Id): Promise<Receipts> {
    return this.http.call({ method: 'GET', path: `${message(roomId, messageId)}/receipts` });
  }

  /** Only in rooms of the caller. */
  search(query: SearchQuery): Promise<Page<Message>> {
    return this.http.call({ method: 'GET', path: '/search/messages', query: { ...query } });
  }
}

function messages(roomId: Id): string {
  return `/rooms/${segment(roomId)}/messages`;
}

function message(roomId: Id, messageId: Id): string {
  return `${messages(roomId)}/${segment(messageId)}`;
}

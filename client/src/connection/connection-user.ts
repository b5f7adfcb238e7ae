import type { ServerEvent, ServerToClientEvents, SessionEndReason } from '@parley/contracts';
import type { Answer } from '../api/chat-error.js';

/** What the server's events go to, but those that are the connection's own business. */
export type ServerEventHandlers = {
  [E in Exclude<ServerEvent, 'auth:expiring' | 'session:ended'>]: ServerToClientEvents[E];
};

/** Whom a connection serves. */
export interface ConnectionUser {
  events: ServerEventHandlers;
  /** The socket is open, and no event has been handed on yet. Everything from now on comes through `events`. */
  connected(): void;
  /** Asks what was missed and applies it. Repeated after a refusal for as long as the socket lives. */
  catchUp(): Promise<Answer<void>>;
  /** Caught up. */
  online(): void;
  /** The socket is gone. */
  disconnected(): void;
  /** The access token is about to run out. */
  expiring(): void;
  /** The server ended the session. */
  ended(reason: SessionEndReason): void;
}

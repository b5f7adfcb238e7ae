import type { AckOf, ClientEvent, PayloadOf } from '@parley/contracts';
import type { Answer } from '../api/chat-error.js';

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

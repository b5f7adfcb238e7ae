import type { Actor } from '../actor.js';
import type { ChatServer, ChatSocket } from './socket.types.js';

export interface SocketIdentity {
  readonly actor: Actor;
  readonly expiresAt: Date;
}

/**
 * What the product adds to a socket's way in; the platform knows neither sessions nor rooms. Bound by `realtime`.
 * Each method throws a ChatError to keep the socket out.
 */
export abstract class SocketDoor {
  /** A first look at the token that costs next to nothing. @throws ChatError UNAUTHENTICATED, TOKEN_EXPIRED */
  abstract inspect(token: string): Promise<void>;

  /** @throws ChatError UNAUTHENTICATED, TOKEN_EXPIRED */
  abstract identify(token: string): Promise<SocketIdentity>;

  /** Before an event of a socket is handled. @throws ChatError FORBIDDEN */
  abstract allow(actor: Actor, event: string): void;

  /** Called once, before the first socket. */
  abstract open(server: ChatServer): void;

  /** Last step before the socket is connected; its `data` is set. It may go away before `enter`. */
  abstract prepare(socket: ChatSocket): Promise<void>;

  /** The socket is connected. Nothing that it sends is handled before this returns. */
  abstract enter(socket: ChatSocket): void;

  /** The socket is gone. Follows every `enter`. */
  abstract leave(socket: ChatSocket): void;
}

import type { ConnectErrorData } from '@parley/contracts';
import type { Config } from '../../config/index.js';
import { ChatError } from '../errors/index.js';
import { Turnstile } from '../limits/index.js';
import type { SocketMeters } from '../observability/index.js';
import type { Shutdown } from '../shutdown/index.js';
import { allowedOrigins, isAllowedOrigin } from './origins.js';
import type { SocketDoor } from './socket-door.js';
import type { SocketPlaces } from './socket-places.js';
import type { ChatSocket } from './socket.types.js';
import { wireErrorOf } from './wire-error.js';

/** Socket.IO hands `data` of the error to the client's `connect_error`. */
class ConnectionRefused extends Error {
  constructor(
    message: string,
    readonly data: ConnectErrorData,
  ) {
    super(message);
  }
}

/** A device that was refused may come back when another is closed. */
const FULL_RETRY_MS = 10_000;
/** Whoever comes to an instance that is stopping comes again within this time, each at another moment. */
const STOPPING_RETRY_MS = 2_000;

/**
 * A socket's way in: origin, token, its turn, one of the person's places, and what the product prepares.
 *
 * When thousands come at once, as after an instance is gone, so many a second are let in; the others are told when to
 * come back before anything is asked of the database or Redis. Only who has a token takes a turn.
 */
export class Admission {
  private readonly origins: ReadonlySet<string>;
  private readonly turnstile: Turnstile | null;

  constructor(
    private readonly door: SocketDoor,
    private readonly places: SocketPlaces,
    private readonly shutdown: Shutdown,
    { http, limits }: Config,
    private readonly meters: SocketMeters,
  ) {
    this.origins = allowedOrigins(http);
    this.turnstile = limits.connectionsPerSecond === 0 ? null : new Turnstile(limits.connectionsPerSecond);
  }

  /** As Socket.IO calls a middleware. */
  readonly middleware = (socket: ChatSocket, next: (error?: Error) => void): void => {
    this.admit(socket).then(
      () => next(),
      (error: unknown) => {
        const { code, message, retryAfterMs } = wireErrorOf(error);
        this.meters.connectionRefused(code, error instanceof ChatError ? error.limit : undefined);
        next(new ConnectionRefused(message, { code, ...(retryAfterMs !== undefined && { retryAfterMs }) }));
      },
    );
  };

  private async admit(socket: ChatSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    if (!isAllowedOrigin(headers.origin, headers.host, this.origins)) {
      throw new ChatError('FORBIDDEN', 'Pages of this origin may not connect. Name it in ALLOWED_ORIGINS.');
    }
    const token = tokenOf(auth);
    await this.door.inspect(token);
    this.takeTurn();

    const { actor, expiresAt } = await this.door.identify(token);
    socket.data = { actor, expiresAt: expiresAt.getTime() };

    if (!(await this.places.take(actor.userId, socket.id))) {
      throw new ChatError(
        'RATE_LIMITED',
        'You are connected too many times. Close another window or device.',
        {
          retryAfterMs: FULL_RETRY_MS,
          limit: 'sockets',
        },
      );
    }
    const leave = (): void => this.places.leave(actor.userId, socket.id);
    // Either may be the only one to come: the first for a socket that never got connected.
    socket.conn.once('close', leave);
    socket.once('disconnect', leave);
    if (socket.conn.readyState !== 'open') leave();

    try {
      await this.door.prepare(socket);
      this.refuseWhenStopping();
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** @throws ChatError UNAVAILABLE */
  private takeTurn(): void {
    this.refuseWhenStopping();
    const retryAfterMs = this.turnstile?.pass() ?? null;
    if (retryAfterMs === null) return;
    throw new ChatError('UNAVAILABLE', 'Many are connecting at once. Your turn comes shortly.', {
      retryAfterMs,
      limit: 'connections',
    });
  }

  private refuseWhenStopping(): void {
    if (!this.shutdown.begun) return;
    throw new ChatError('UNAVAILABLE', 'This server is stopping. Connect again.', {
      retryAfterMs: Math.random() * STOPPING_RETRY_MS,
    });
  }
}

function tokenOf(auth: Record<string, unknown>): string {
  const { token } = auth;
  if (typeof token === 'string' && token !== '') return token;
  throw new ChatError('UNAUTHENTICATED', 'Connect with an access token in `auth.token`.');
}

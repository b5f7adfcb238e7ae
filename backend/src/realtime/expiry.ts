import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.js';
import type { ChatSocket } from '../platform/socket/index.js';
import { Sockets } from './sockets.js';

const SWEEP_MS = 1_000;
/** How long before its token runs out a client is told to renew it; less for tokens that live hardly longer. */
const WARNING_MS = 60_000;
const WARNING_SHARE = 0.25;

/** Holds sockets to the lives of their access tokens: one look at all of them a second, no timer for each. */
@Injectable()
export class Expiry implements OnApplicationShutdown {
  private readonly warningMs: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sockets: Sockets,
    { tokens }: Config,
  ) {
    const share = tokens.accessTtlSeconds * 1000 * WARNING_SHARE;
    this.warningMs = Math.min(WARNING_MS, Math.max(share, 2 * SWEEP_MS));
  }

  start(): void {
    this.timer = setInterval(() => this.sweep(Date.now()), SWEEP_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private sweep(now: number): void {
    for (const socket of this.sockets.all) {
      const { expiresAt, warnedOf } = socket.data;
      if (expiresAt <= now) expire(socket);
      else if (expiresAt - now <= this.warningMs && warnedOf !== expiresAt) warn(socket);
    }
  }
}

function warn(socket: ChatSocket): void {
  const { expiresAt } = socket.data;
  socket.data.warnedOf = expiresAt;
  socket.emit('auth:expiring', { expiresAt: new Date(expiresAt).toISOString() });
}

/**
 * Only the connection is closed, without Socket.IO's own goodbye after which clients do not come back: this one may,
 * with a new token.
 */
function expire(socket: ChatSocket): void {
  socket.emit('session:ended', { reason: 'expired' });
  socket.conn.close();
}

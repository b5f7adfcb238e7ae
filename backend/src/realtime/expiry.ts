import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ChatSocket } from '../platform/socket/index.js';
import { Sockets } from './sockets.js';

const SWEEP_MS = 1_000;
/** How long before its token runs out a client is told to renew it. */
const WARNING_MS = 60_000;

/** Holds sockets to the lives of their access tokens: one look at all of them a second, no timer for each. */
@Injectable()
export class Expiry implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly sockets: Sockets) {}

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
      else if (expiresAt - now <= WARNING_MS && warnedOf !== expiresAt) warn(socket);
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

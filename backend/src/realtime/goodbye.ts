import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Shutdown } from '../platform/shutdown/index.js';
import { allAnswered, type ChatSocket } from '../platform/socket/index.js';
import { Sockets } from './sockets.js';

/** How many clients a second are sent away where there are few: nobody waits for an instance without clients. */
const LEAST_PER_SECOND = 100;
/** A client that is sent away comes back at another moment within this time. */
const RETURN_WITHIN_MS = 1_000;
/** In which a client has to take what was sent to it. */
const PATIENCE_MS = 2_000;

/**
 * The end of this instance, as its clients see it. What must stay true:
 * - from its first moment on no new socket is let in and the instance is not ready (`Shutdown`), so who is sent away
 *   comes to another one;
 * - clients leave one by one, over `SHUTDOWN_SPREAD_SECONDS` where they are many, and are served until it is their turn;
 * - every event that was received is answered before its socket is closed (each is within seconds, whatever happens).
 *
 * It comes before everything else that ends: the writer, HTTP, Redis and the database are still there.
 */
@Injectable()
export class Goodbye implements OnModuleDestroy {
  private readonly spreadMs: number;

  constructor(
    private readonly shutdown: Shutdown,
    private readonly sockets: Sockets,
    config: Config,
  ) {
    this.spreadMs = config.shutdownSpreadSeconds * 1_000;
  }

  async onModuleDestroy(): Promise<void> {
    this.shutdown.begin();
    const told = new Set<ChatSocket>();
    // Some were on their way in.
    for (let left = this.others(told); left.length > 0; left = this.others(told)) {
      for (const socket of left) told.add(socket);
      await this.sendAway(left);
    }
  }

  private others(told: ReadonlySet<ChatSocket>): ChatSocket[] {
    return this.sockets.isOpen ? [...this.sockets.all].filter((socket) => !told.has(socket)) : [];
  }

  private async sendAway(sockets: readonly ChatSocket[]): Promise<void> {
    const spreadMs = Math.min(this.spreadMs, (sockets.length / LEAST_PER_SECOND) * 1_000);
    const began = Date.now();
    const leaving = sockets.map(async (socket, n) => {
      await wait(Math.max(0, began + (n / sockets.length) * spreadMs - Date.now()));
      await sayGoodbye(socket);
    });
    await Promise.all(leaving);
  }
}

/**
 * Only the connection is closed, without Socket.IO's own goodbye, after which clients do not come back by themselves.
 * What was sent before it still arrives.
 */
async function sayGoodbye(socket: ChatSocket): Promise<void> {
  if (!socket.connected) return;
  await allAnswered(socket);
  socket.emit('server:stopping', { retryAfterMs: Math.ceil(Math.random() * RETURN_WITHIN_MS) });
  const gone = once(socket, 'disconnect');
  socket.conn.close();
  if (!socket.connected) return;
  await Promise.race([gone, wait(PATIENCE_MS, undefined, { ref: false })]);
  socket.conn.close(true);
}

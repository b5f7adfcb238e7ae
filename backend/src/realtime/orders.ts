import { Injectable, Logger } from '@nestjs/common';
import type { Id, RemovalReason, SessionEndReason, UserRole } from '@parley/contracts';
import { RedisClients } from '../platform/redis/index.js';
import type { ChatServer } from '../platform/socket/index.js';
import { Places } from './places.js';
import { SessionEnds } from './session-ends.js';
import { Sockets } from './sockets.js';

/** What every instance is to do with its own sockets. */
export type Order =
  | { readonly do: 'gain'; readonly userId: Id; readonly roomId: Id }
  | { readonly do: 'lose'; readonly userId: Id; readonly roomId: Id; readonly reason: RemovalReason }
  | { readonly do: 'close'; readonly roomId: Id }
  | { readonly do: 'rank'; readonly userId: Id; readonly role: UserRole; readonly guest: boolean }
  | { readonly do: 'end'; readonly sessionId: Id; readonly reason: SessionEndReason };

/**
 * Orders are carried out here at once, whether Redis is there or not, and told to the other instances. They go the same
 * way as what is emitted, and in the same order: an instance that is told to put somebody out of a room does so before
 * it gets what was emitted afterwards. They may get lost on the way; `LookAround` finds that.
 */
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  private readonly hasOthers: boolean;
  private server: ChatServer | undefined;

  constructor(
    redis: RedisClients,
    private readonly places: Places,
    private readonly ends: SessionEnds,
    private readonly sockets: Sockets,
  ) {
    this.hasOthers = redis.pub !== null;
  }

  listen(server: ChatServer): void {
    this.server = server;
    server.on('order', (text) => {
      try {
        this.carryOut(JSON.parse(text) as Order);
      } catch (error) {
        this.logger.error({ err: error }, 'an order of another instance could not be carried out');
      }
    });
  }

  give(order: Order): void {
    this.carryOut(order);
    if (this.hasOthers) this.server?.serverSideEmit('order', JSON.stringify(order));
  }

  private carryOut(order: Order): void {
    switch (order.do) {
      case 'gain':
        void this.places.gain(order.userId, order.roomId);
        break;
      case 'lose':
        this.places.lose(order.userId, order.roomId, order.reason);
        break;
      case 'close':
        this.places.close(order.roomId);
        break;
      case 'rank':
        for (const { data } of this.sockets.ofUser(order.userId)) {
          data.actor = { ...data.actor, role: order.role, guest: order.guest };
        }
        break;
      case 'end':
        this.ends.end(order.sessionId, order.reason);
        break;
    }
  }
}

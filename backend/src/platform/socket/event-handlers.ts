import type { MessageMappingProperties } from '@nestjs/websockets';
import type { ChatSocket } from './socket.types.js';

type Handler = MessageMappingProperties['callback'];
/** Gives the handlers of one gateway, bound to a socket. */
type Bind = (socket: ChatSocket) => readonly MessageMappingProperties[];

/**
 * What gateways do with events. NestJS binds each method of each gateway to every socket that comes; here they are bound
 * when a socket sends such an event for the first time: most never send most of them, and connections are many.
 */
export class EventHandlers {
  private readonly gateways: Bind[] = [];
  /** Which gateway hears which event. Told by the first socket that sends anything. */
  private owners: ReadonlyMap<string, Bind> | undefined;
  private readonly bound = new WeakMap<ChatSocket, Map<string, Handler>>();

  add(gateway: Bind): void {
    this.gateways.push(gateway);
    this.owners = undefined;
  }

  /** `undefined` for an event that there is not. */
  of(socket: ChatSocket, event: string): Handler | undefined {
    const ofSocket = this.bound.get(socket);
    return ofSocket?.get(event) ?? this.bind(socket, event, ofSocket ?? new Map<string, Handler>());
  }

  private bind(socket: ChatSocket, event: string, ofSocket: Map<string, Handler>): Handler | undefined {
    this.owners ??= this.ownersFor(socket);
    const handler = this.owners
      .get(event)?.(socket)
      .find(({ message }) => message === event)?.callback;
    if (!handler) return undefined;
    this.bound.set(socket, ofSocket.set(event, handler));
    return handler;
  }

  private ownersFor(socket: ChatSocket): Map<string, Bind> {
    return new Map(
      this.gateways.flatMap((bind) => bind(socket).map(({ message }) => [String(message), bind] as const)),
    );
  }
}

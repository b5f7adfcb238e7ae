import type { Server as HttpServer } from 'node:http';
import type { Socket as Wire } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { AbstractWsAdapter, type MessageMappingProperties } from '@nestjs/websockets';
import { type ClientEvent, LIMITS } from '@parley/contracts';
import { firstValueFrom, isObservable } from 'rxjs';
import { Server } from 'socket.io';
import { Config } from '../../config/index.js';
import type { Actor } from '../actor.js';
import { loggedFor, SocketMeters } from '../observability/index.js';
import { RedisClients } from '../redis/index.js';
import { Shutdown } from '../shutdown/index.js';
import { invalid } from '../validation/index.js';
import { Admission } from './admission.js';
import { Answer } from './answer.js';
import { watchBackPressure } from './back-pressure.js';
import { clusterAdapter } from './cluster-adapter.js';
import { EventHandlers } from './event-handlers.js';
import { InProcessSockets } from './in-process/in-process-sockets.js';
import { emitTogether, joinWrites } from './one-write/index.js';
import { allowedOrigins } from './origins.js';
import { SocketDoor } from './socket-door.js';
import { SocketPlaces } from './socket-places.js';
import type { ChatServer, ChatSocket } from './socket.types.js';
import { noteUnderWay } from './under-way.js';
import { guardWires } from './wire-guard.js';

interface Taken {
  readonly given: Answer;
  readonly payload: unknown;
}

/** A half-open connection is noticed within the sum of the two. */
const PING_INTERVAL_MS = 15_000;
const PING_TIMEOUT_MS = 10_000;
/** In which a client has to answer that the connection is closed, when this instance stops. */
const CLOSING_MS = 1_000;
/** Clients wait for ten seconds. */
const ANSWER_WITHIN_MS = 9_000;
/** For a connection that opens and then does not say who it is. */
const CONNECT_TIMEOUT_MS = 20_000;

/**
 * How Socket.IO runs here: who may connect, how instances join up, and how events get their answers.
 *
 * Every event is answered exactly once: by what its handler gave, by the filter of `@ChatGateway()` when
 * it threw, or here, when its name is unknown or its gateway lost the answer.
 *
 * Connections come and go through the `SocketDoor` alone: gateways have no `handleConnection`, which each of them would
 * get for every socket.
 */
export class ChatIoAdapter extends AbstractWsAdapter {
  private readonly handlers = new EventHandlers();
  /** Of the gateway that binds its handlers just now. */
  private given: readonly MessageMappingProperties[] = [];
  private readonly wires = new Set<Wire>();
  private readonly meters: SocketMeters;
  private door: SocketDoor | undefined;

  constructor(private readonly app: INestApplicationContext) {
    super(app);
    this.meters = app.get(SocketMeters, { strict: false });
  }

  /** Called once: all gateways share the one server, at the address of the HTTP server. */
  override create(): ChatServer {
    const { http, limits } = this.app.get(Config);
    const origins = allowedOrigins(http);
    const server: ChatServer = new Server(this.httpServer as HttpServer, {
      serveClient: false,
      maxHttpBufferSize: LIMITS.packetMaxBytes,
      perMessageDeflate: false,
      httpCompression: false,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      ...(origins.size > 0 && { cors: { origin: [...origins], credentials: true } }),
    });

    guardWires(server.engine, limits.packetsPerSecond, () => this.meters.hit('packets'));
    server.engine.on('connection', ({ request }: { request: { socket: Wire } }) => this.hold(request.socket));
    const cluster = clusterAdapter(this.app.get(RedisClients), (work) => emitTogether(server, work));
    if (cluster) server.adapter(cluster);
    joinWrites(server);

    const door = this.app.get(SocketDoor, { strict: false });
    this.door = door;
    server.use(this.admission(door).middleware);
    const hear = this.hear.bind(this);
    server.on('connection', (socket) => {
      this.meters.connected(socket.data.actor.userId);
      watchBackPressure(socket, this.meters);
      hearEverything(socket, hear);
      socket.once('disconnect', () => {
        this.meters.disconnected();
        door.leave(socket);
        // There is one namespace: a connection that has left it would be kept for nothing, and count among no one's.
        socket.conn.close();
      });
      door.enter(socket);
    });
    door.open(server);
    this.app.get(InProcessSockets, { strict: false }).attach(server);
    return server;
  }

  /** NestJS would have `gateway` called for every socket that comes; it is called for those that have something to say. */
  override bindClientConnect(_server: ChatServer, gateway: (socket: ChatSocket) => void): void {
    this.handlers.add((socket) => {
      gateway(socket);
      return this.given;
    });
  }

  /** Called by a gateway that was called with the socket. */
  override bindMessageHandlers(_socket: ChatSocket, handlers: MessageMappingProperties[]): void {
    this.given = handlers;
  }

  /** No gateway hears of it. */
  override bindClientDisconnect(): void {
    // The `SocketDoor` does.
  }

  /** A client that is gone without a word never answers the goodbye, and must not hold up the stop of this instance. */
  override async close(server: ChatServer): Promise<void> {
    const cut = setTimeout(() => {
      for (const wire of this.wires) wire.destroy();
    }, CLOSING_MS);
    try {
      await super.close(server);
    } finally {
      clearTimeout(cut);
    }
  }

  private hold(wire: Wire): void {
    this.wires.add(wire);
    wire.once('close', () => this.wires.delete(wire));
  }

  private admission(door: SocketDoor): Admission {
    const places = this.app.get(SocketPlaces, { strict: false });
    return new Admission(
      door,
      places,
      this.app.get(Shutdown, { strict: false }),
      this.app.get(Config),
      this.meters,
    );
  }

  private hear(socket: ChatSocket, event: string, args: unknown[]): void {
    const { actor } = socket.data;
    const { userId } = actor;
    const handler = this.handlers.of(socket, event);
    if (handler) {
      const told = this.meters.began(event as ClientEvent, userId);
      const came = taken(args, told);
      if (this.isAllowed(actor, event, came.given)) {
        void loggedFor({ socketId: socket.id, userId }, () => answer(socket, came, handler));
      }
      return;
    }
    const { given } = taken(args, this.meters.began('unknown', userId));
    given.refuse(invalid([{ path: '', message: `there is no event ${JSON.stringify(event.slice(0, 50))}` }]));
  }

  /** Or it has been refused. */
  private isAllowed(actor: Actor, event: string, given: Answer): boolean {
    try {
      this.door?.allow(actor, event);
      return true;
    } catch (error) {
      given.refuse(error);
      return false;
    }
  }
}

/** One listener for all events, and one function for all sockets. Events come as Socket.IO hands them out: in a turn of their own. */
function hearEverything(
  socket: ChatSocket,
  hear: (socket: ChatSocket, event: string, args: unknown[]) => void,
): void {
  (socket as { onAny(listener: (...args: unknown[]) => void): void }).onAny((event, ...args) => {
    process.nextTick(() => {
      if (socket.connected) hear(socket, String(event), args);
    });
  });
}

async function answer(
  socket: ChatSocket,
  { given, payload }: Taken,
  callback: MessageMappingProperties['callback'],
): Promise<void> {
  given.giveWithin(ANSWER_WITHIN_MS);
  noteUnderWay(socket, given.isGiven);
  try {
    const result: unknown = await callback(payload, given);
    const data = isObservable(result) ? await firstValueFrom(result, { defaultValue: undefined }) : result;
    // Where the handler threw, its gateway's filter has refused by now, and this nothing is not the answer.
    given.succeed(data);
  } catch (error) {
    given.refuse(error);
  }
}

/** An event has one payload, or none; several are handed on as an array, which no payload may be. */
function taken(args: unknown[], told: ConstructorParameters<typeof Answer>[1]): Taken {
  const last = args.at(-1);
  const acknowledge =
    typeof last === 'function' ? (last as ConstructorParameters<typeof Answer>[0]) : undefined;
  const rest = acknowledge ? args.slice(0, -1) : args;
  return { given: new Answer(acknowledge, told), payload: rest.length > 1 ? rest : rest[0] };
}

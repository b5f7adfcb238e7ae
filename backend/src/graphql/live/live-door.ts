import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LIMITS } from '@parley/contracts';
import { type WebSocket, WebSocketServer } from 'ws';
import { Config } from '../../config/index.js';
import { Shutdown } from '../../platform/shutdown/index.js';
import { allowedOrigins, isAllowedOrigin } from '../../platform/socket/index.js';
import { LiveProtocol } from './live-protocol.js';

const PATH = /^\/graphql\/?(\?|$)/;
const SUBPROTOCOL = 'graphql-transport-ws';
/** A half-open connection is noticed within the double of it. */
const PING_INTERVAL_MS = 15_000;

/** Where WebSockets come in that speak GraphQL: the same server, port and path as its requests. */
@Injectable()
export class LiveDoor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LiveDoor.name);
  private readonly origins: ReadonlySet<string>;
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LIMITS.packetMaxBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  /** All, said who they are or not: whether they answered the last ping. */
  private readonly answered = new Map<WebSocket, boolean>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    { http }: Config,
    private readonly host: HttpAdapterHost,
    private readonly shutdown: Shutdown,
    private readonly protocol: LiveProtocol,
  ) {
    this.origins = allowedOrigins(http);
  }

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', (request, socket, head) => {
      if (PATH.test(request.url ?? '')) this.upgrade(request, socket, head);
    });
    this.timer = setInterval(() => this.pingAll(), PING_INTERVAL_MS);
    this.timer.unref();
  }

  /** Those who said who they are have been sent away before, by what sends all sockets away. */
  onApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const webSocket of this.answered.keys()) webSocket.terminate();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { origin, host } = request.headers;
    if (!isAllowedOrigin(origin, host, this.origins)) {
      refuse(socket, '403 Forbidden');
    } else if (this.shutdown.begun) {
      refuse(socket, '503 Service Unavailable');
    } else {
      this.server.handleUpgrade(request, socket, head, (webSocket) => this.open(webSocket, request));
    }
  }

  private open(webSocket: WebSocket, request: IncomingMessage): void {
    this.answered.set(webSocket, true);
    webSocket.on('pong', () => this.answered.set(webSocket, true));
    webSocket.once('close', () => this.answered.delete(webSocket));
    webSocket.on('error', (error) => this.logger.debug({ err: error }, 'a WebSocket failed'));
    this.protocol.speak(webSocket, request);
  }

  private pingAll(): void {
    for (const [webSocket, isThere] of this.answered) {
      if (!isThere) {
        webSocket.terminate();
        continue;
      }
      this.answered.set(webSocket, false);
      if (webSocket.readyState === webSocket.OPEN) webSocket.ping();
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

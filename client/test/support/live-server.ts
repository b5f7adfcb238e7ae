import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { systemClock } from '../../src/ports/clock.js';
import { BackendModel } from './backend-model.js';

/** A real HTTP and Socket.IO server over a `BackendModel`, which outlives its restarts. */
export class LiveServer {
  readonly backend = new BackendModel(systemClock);
  /** What the next attempts to connect are refused with. */
  readonly refusals: { code: string; retryAfterMs?: number }[] = [];
  private http: HttpServer | null = null;
  private io: Server | null = null;
  private port = 0;
  private stopHearing: () => void = () => undefined;

  constructor(private readonly options: Partial<ServerOptions> = {}) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get sockets(): Socket[] {
    return [...(this.io?.sockets.sockets.values() ?? [])];
  }

  async start(): Promise<void> {
    const http = createServer((request, response) => void this.answer(request, response));
    const io = new Server(http, this.options);
    io.use((socket, next) => {
      const { token } = socket.handshake.auth as { token?: string };
      const caller = this.backend.tokens.check(token ?? null);
      const refusal = this.refusals.shift() ?? (typeof caller === 'string' ? { code: caller } : null);
      if (refusal) return next(Object.assign(new Error('refused'), { data: refusal }));
      socket.data = caller;
      next();
    });
    io.on('connection', (socket) => {
      const { userId } = socket.data as { userId: string };
      socket.onAny((event: string, ...args: unknown[]) => {
        const ack = args.at(-1);
        if (typeof ack === 'function')
          (ack as (answer: unknown) => void)(this.backend.socket(userId, event, args[0]));
      });
    });
    this.stopHearing = this.backend.onTold(({ event, payload }) => io.emit(event, payload));
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve));
    this.port = (http.address() as AddressInfo).port;
    this.http = http;
    this.io = io;
  }

  /** Gone from one moment to the next, as when it is killed. The port stays its own. */
  async stop(): Promise<void> {
    const { http, io } = this;
    this.stopHearing();
    this.io = null;
    this.http = null;
    for (const socket of io?.sockets.sockets.values() ?? []) socket.conn.close(true);
    http?.closeAllConnections();
    await io?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const sent = await text(request);
    const { status, body } = this.backend.rest({
      method: request.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: sent === '' ? undefined : (JSON.parse(sent) as Record<string, string>),
      token: request.headers.authorization?.replace('Bearer ', '') ?? null,
    });
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

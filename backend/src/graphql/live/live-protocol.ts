import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import type { WebSocket } from 'ws';
import { AccessTokens } from '../../auth/index.js';
import { Config } from '../../config/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { type InProcessSocket, InProcessSockets } from '../../platform/socket/index.js';
import type { RequestContext } from '../context.js';
import type { Talk } from '../engine/talk.js';
import { EngineService } from '../engine.service.js';
import { LoaderFactory } from '../loaders.js';
import { Connection } from './connection.js';
import { endOfRefusal, endOfSession, SILENT, STOPPING } from './endings.js';
import { WebSocketCarrier } from './web-socket-carrier.js';

const BEARER = /^Bearer +(\S+)$/i;
/** In which a client has to say who it is; and how much it may say until then. */
const SILENCE_MS = 10_000;
const WORDS_BEFORE = 10;

/** Speaks graphql-transport-ws with one client: who it is is asked of the door of all sockets, the rest of the engine. */
@Injectable()
export class LiveProtocol {
  private readonly logger = new Logger('GraphQL');

  constructor(
    private readonly config: Config,
    private readonly engine: EngineService,
    private readonly loaders: LoaderFactory,
    private readonly sockets: InProcessSockets,
    private readonly tokens: AccessTokens,
  ) {}

  speak(webSocket: WebSocket, request: IncomingMessage): void {
    const carrier = new WebSocketCarrier(webSocket, request);
    let inner: InProcessSocket | undefined;
    let words = 0;
    const talk = this.engine.get().then((engine) =>
      engine.talk({
        protocol: webSocket.protocol,
        maxSubscriptions: this.config.graphql.maxSubscriptions,
        silenceMs: SILENCE_MS,
        send: (text) => (inner ? inner.carry(text) : carrier.send(text, () => undefined)),
        close: (code, reason) => carrier.end({ code, reason }),
        underWay: (answered) => inner?.underWay(answered),
        enter: async (parameters) => {
          inner = await this.enter(carrier, parameters);
          return inner && this.contextsOf(new Connection(inner, this.tokens));
        },
      }),
    );
    webSocket.on('message', (data: Buffer) => {
      const text = data.toString();
      words += 1;
      if (inner) inner.received(text);
      else if (words > WORDS_BEFORE) carrier.end(SILENT);
      const work = talk.then((one) => one.hear(text)).catch((error: unknown) => this.fail(carrier, error));
      void work;
    });
    webSocket.once('close', (code, reason) => {
      inner?.gone();
      void talk.then((one: Talk) => one.over(code, String(reason))).catch(() => undefined);
    });
  }

  /** `undefined` for who was refused: the WebSocket is closed then. */
  private async enter(carrier: WebSocketCarrier, parameters: unknown): Promise<InProcessSocket | undefined> {
    try {
      const inner = await this.sockets.open(carrier, tokenOf(parameters));
      inner.hear(({ event, payload }) => {
        if (event === 'session:ended') carrier.ending = endOfSession(payload.reason);
        else if (event === 'server:stopping') carrier.ending = STOPPING;
      });
      return inner;
    } catch (error) {
      if (!(error instanceof ChatError)) this.logger.error({ err: error }, 'a connection could not be made');
      carrier.end(endOfRefusal(error instanceof ChatError ? error.code : 'INTERNAL'));
      return undefined;
    }
  }

  /** One for each operation; a subscription goes on, and remembers nobody as they were. */
  private contextsOf(connection: Connection): (isLasting: boolean) => RequestContext {
    return (isLasting) => ({
      actor: () => Promise.resolve(connection.actor),
      userId: connection.actor.userId,
      loaders: isLasting ? this.loaders.forgetful() : this.loaders.make(),
      caller: null,
      connection,
    });
  }

  private fail(carrier: WebSocketCarrier, error: unknown): void {
    this.logger.error({ err: error }, 'an operation over a WebSocket could not be handled');
    carrier.end(endOfRefusal('INTERNAL'));
  }
}

/** `{authorization: 'Bearer …'}`. Never a cookie: a page of another site could open a WebSocket with it. */
function tokenOf(parameters: unknown): string {
  const { authorization } = (parameters ?? {}) as { authorization?: unknown };
  const token = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  if (token !== undefined) return token;
  throw new ChatError('UNAUTHENTICATED', 'Connect with {authorization: "Bearer <access token>"}.');
}

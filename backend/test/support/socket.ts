import type {
  Ack,
  AckOf,
  ClientEvent,
  ClientToServerEvents,
  PayloadOf,
  ServerToClientEvents,
} from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import type { TestApp } from './app.js';

type Asked = Exclude<ClientEvent, 'typing'>;
type Payload<E extends Asked> = PayloadOf<E> extends undefined ? [] : [PayloadOf<E>];

export interface TestSocket {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  /** Emits and waits for the ack, whatever it says. */
  request<E extends Asked>(event: E, ...payload: Payload<E>): Promise<Ack<AckOf<E>>>;
  /** As `request`, for what no honest client would send. */
  requestAnything(event: string, ...payload: unknown[]): Promise<Ack<unknown>>;
  close(): void;
}

/** The server answers within nine seconds, whatever happens; the rest is for a machine that is busy. */
const ACK_TIMEOUT_MS = 30_000;

/** A connected socket. @throws the `connect_error` where the server refuses it. */
export async function connect(app: Pick<TestApp, 'url'>, token: string | undefined): Promise<TestSocket> {
  const socket: Socket = io(app.url, {
    transports: ['websocket'],
    auth: token === undefined ? {} : { token },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
  });
  const requestAnything = (event: string, ...payload: unknown[]): Promise<Ack<unknown>> =>
    socket.timeout(ACK_TIMEOUT_MS).emitWithAck(event, ...payload);
  return {
    socket,
    request: async <E extends Asked>(event: E, ...payload: Payload<E>) =>
      (await requestAnything(event, ...payload)) as Ack<AckOf<E>>,
    requestAnything,
    close: () => {
      socket.disconnect();
    },
  };
}

/** For what no honest client would send, and without waiting for an answer. */
export function emitAnything({ socket }: TestSocket, event: string, ...args: unknown[]): void {
  (socket as { emit(event: string, ...args: unknown[]): unknown }).emit(event, ...args);
}

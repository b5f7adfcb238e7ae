import type { Ack, ClientToServerEvents, ServerToClientEvents } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import type { TestApp } from './app.js';

type Requests = Omit<ClientToServerEvents, 'typing'>;
type Answer<E extends keyof Requests> = Parameters<Requests[E]> extends [...unknown[], (answer: infer A) => void] ? A : never;

export interface TestSocket {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  /** Emits and waits for the ack, whatever it says. */
  request<E extends keyof Requests>(event: E, ...payload: Payload<E>): Promise<Answer<E>>;
  close(): void;
}

type Payload<E extends keyof Requests> = Parameters<Requests[E]> extends [...infer P, (answer: never) => void] ? P : never;

const ACK_TIMEOUT_MS = 10_000;

/** A connected socket. @throws the `connect_error` where the server refuses it. */
export async function connect(app: TestApp, token: string | undefined): Promise<TestSocket> {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(app.url, {
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
  const emit = (event: string, payload: unknown[]): Promise<Ack<never>> =>
    (socket as Socket).timeout(ACK_TIMEOUT_MS).emitWithAck(event, ...payload) as Promise<Ack<never>>;
  return {
    socket,
    request: async (event, ...payload) => (await emit(event, payload)) as Answer<typeof event>,
    close: () => {
      socket.disconnect();
    },
  };
}

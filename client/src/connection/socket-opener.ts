import type { ClientToServerEvents, ServerToClientEvents } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';

export type ChatSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** What a client needs of a socket. Socket.IO's has all of it. */
export interface SocketPort {
  readonly connected: boolean;
  on(event: 'connect', listener: () => void): unknown;
  on(event: 'connect_error', listener: (error: Error & { data?: unknown }) => void): unknown;
  on(event: 'disconnect', listener: (reason: string) => void): unknown;
  /** Hears the server's events, each with what it carries. */
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  /** Emits, with the ack, where there is one, as the last argument. */
  emit(event: string, ...args: unknown[]): unknown;
  off(): unknown;
  offAny(): unknown;
  disconnect(): unknown;
}

/**
 * Opens one socket for one attempt. It neither reconnects nor keeps anything for later: a new attempt is a new socket,
 * so nothing that was meant for the old one goes out over the new one behind the outbox's back.
 */
export type SocketOpener = (url: string, accessToken: string) => SocketPort;

/** An attempt that takes longer has failed, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

export function openSocket(url: string, accessToken: string): ChatSocket {
  return io(url, {
    auth: { token: accessToken },
    // Polling is for networks that let no WebSocket through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT_MS,
  });
}

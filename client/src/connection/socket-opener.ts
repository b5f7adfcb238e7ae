import type { ClientToServerEvents, ServerToClientEvents } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';

export type ChatSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/**
 * Opens one socket for one attempt. It neither reconnects nor keeps anything for later: a new attempt is a new socket,
 * so nothing that was meant for the old one goes out over the new one behind the outbox's back.
 */
export type SocketOpener = (url: string, accessToken: string) => ChatSocket;

/** An attempt that takes longer has failed, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

export const openSocket: SocketOpener = (url, accessToken) =>
  io(url, {
    auth: { token: accessToken },
    // Polling is for networks that let no WebSocket through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT_MS,
  });

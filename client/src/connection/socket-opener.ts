import type { ClientToServerEvents, ServerToClientEvents } from '@parley/contracts';
import type { Socket } from 'socket.io-client';

export type ChatSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/**
 * Opens one socket for one attempt. It neither reconnects nor keeps anything for later: a new attempt is a new socket,
 * so nothing that was meant for the old one goes out over the new one behind the outbox's back.
 */
export type SocketOpener = (url: string, accessToken: string) => ChatSocket;

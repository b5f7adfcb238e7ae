import type { ClientToServerEvents, ServerToClientEvents } from '@parley/contracts';
import type { Namespace, Server, Socket } from 'socket.io';
import type { Actor } from '../actor.js';

/** What the server keeps with a socket. Copied to other instances when they ask for sockets: no secrets in here. */
export interface SocketData {
  actor: Actor;
  /** When its access token runs out, in milliseconds since the epoch. Moves on by `auth:renew`. */
  expiresAt: number;
  /** The `expiresAt` of which the client was told that it comes near. */
  warnedOf?: number;
}

/** Between instances: an order that every instance carries out on its own sockets. */
export interface InterServerEvents {
  order: (text: string) => void;
}

export type ChatSocket = Socket<ClientToServerEvents, ServerToClientEvents, InterServerEvents, SocketData>;
export type ChatServer = Server<ClientToServerEvents, ServerToClientEvents, InterServerEvents, SocketData>;
export type ChatNamespace = Namespace<
  ClientToServerEvents,
  ServerToClientEvents,
  InterServerEvents,
  SocketData
>;

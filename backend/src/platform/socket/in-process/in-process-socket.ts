import type { ServerEvent, ServerToClientEvents } from '@parley/contracts';
import type { ChatSocket } from '../socket.types.js';
import { noteUnderWay } from '../under-way.js';
import type { InProcessConnection } from './in-process-connection.js';

/** Something that a socket is told. */
export type Heard = {
  [E in ServerEvent]: { readonly event: E; readonly payload: Parameters<ServerToClientEvents[E]>[0] };
}[ServerEvent];

type Listener = (heard: Heard) => void;

/** A socket of this process, for who speaks another protocol with its client. */
export class InProcessSocket {
  private readonly listeners = new Set<Listener>();

  constructor(
    readonly socket: ChatSocket,
    private readonly connection: InProcessConnection,
  ) {
    socket.onAnyOutgoing((event: string, payload: unknown) => {
      // Nothing but what `ServerToClientEvents` says can be emitted.
      const heard = { event, payload } as Heard;
      for (const hear of this.listeners) hear(heard);
    });
  }

  /** Calls back with all that the socket is told, as it is told. Returns what ends it. */
  hear(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sends it to the client. One that does not read is cut off, as every socket is. */
  carry(text: string): void {
    this.connection.carry(text);
  }

  whenDrained(): Promise<void> {
    return this.connection.whenDrained();
  }

  /** Of the client, whatever it says: who sends too much of it is cut off. */
  received(text: string): void {
    this.connection.received(text);
  }

  /** When this instance stops, the socket is not sent away before this is over. */
  underWay(work: Promise<void>): void {
    noteUnderWay(this.socket, work);
  }

  gone(): void {
    this.connection.gone();
  }

  close(): void {
    this.connection.close();
  }
}

import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { ConnectErrorData } from '@parley/contracts';
import type { Load } from '../load.js';

/** By which everybody knows that there is no Engine.IO behind a connection. */
export const IN_PROCESS = 'in-process';

/** What carries another protocol to a client and, in this process, a socket's events to whoever speaks it. */
export interface Carrier {
  /** With which the client came: its address and headers are the socket's. */
  readonly request: IncomingMessage;
  /** Calls back when the text has left the process, whether it could be sent or not. */
  send(text: string, sent: () => void): void;
  /** The connection is at its end. What was given to `send` before still goes out, but where there is no time for it. */
  close(atOnce: boolean): void;
}

interface Events {
  data: [packet: string];
  packet: [packet: { data: string }];
  packetCreate: [packet: { options: { load: Load } }];
  flush: [];
  refused: [message: string, data: ConnectErrorData];
  close: [reason: string];
  error: [error: Error];
}

/** In Socket.IO's encoding. */
const CONNECT = '0';
const CONNECT_ERROR = '4';

/**
 * What Socket.IO takes for a connection of Engine.IO, with a protocol of another kind behind it: the socket on it comes
 * in by the same door as every other, is in the same rooms, hears the same events and is put out for the same reasons.
 *
 * Of what Socket.IO writes, nothing goes anywhere: who speaks the other protocol listens to the socket's outgoing
 * events, before they are encoded, and says what it makes of them by `carry`. That waits here as it does in Engine.IO,
 * and tells so in the same words: `watchBackPressure` holds it to the same bounds.
 */
export class InProcessConnection extends EventEmitter<Events> {
  readonly id = randomUUID();
  readonly protocol = 4;
  readonly transport = { name: IN_PROCESS, writable: true };
  readonly request: IncomingMessage;
  readonly remoteAddress: string | undefined;
  readyState: 'open' | 'closed' = 'open';
  private waiting: string[] = [];
  private drained: (() => void)[] = [];

  constructor(private readonly carrier: Carrier) {
    super();
    this.request = carrier.request;
    this.remoteAddress = carrier.request.socket.remoteAddress;
  }

  /** Asks for a socket, as a client does who has just connected. */
  ask(token: string): void {
    this.emit('data', CONNECT + JSON.stringify({ token }));
  }

  /** As Engine.IO counts what a client sends. */
  received(text: string): void {
    this.emit('packet', { data: text });
  }

  carry(text: string): void {
    if (this.readyState !== 'open') return;
    this.waiting.push(text);
    const load = { packets: 1, eventBytes: Buffer.byteLength(text), answerBytes: 0 };
    this.emit('packetCreate', { options: { load } });
    this.flush();
  }

  /** Resolves when everything that was carried has left the process, or the connection is closed. */
  whenDrained(): Promise<void> {
    if (this.transport.writable || this.readyState !== 'open') return Promise.resolve();
    return new Promise((resolve) => this.drained.push(resolve));
  }

  /** Called by Socket.IO with its own packets. */
  write(packet: unknown): this {
    if (typeof packet === 'string' && packet.startsWith(CONNECT_ERROR)) {
      const { message, data } = JSON.parse(packet.slice(1)) as { message: string; data: ConnectErrorData };
      this.emit('refused', message, data);
    }
    return this;
  }

  /** Called by Socket.IO, and by whoever puts sockets out. */
  close(discard = false): void {
    if (this.readyState !== 'open') return;
    if (!discard) for (const text of this.waiting) this.carrier.send(text, () => undefined);
    this.end('forced close');
    this.carrier.close(discard);
  }

  /** The client is gone. */
  gone(): void {
    if (this.readyState === 'open') this.end('transport close');
  }

  private end(reason: string): void {
    this.readyState = 'closed';
    this.waiting = [];
    this.release();
    this.emit('close', reason);
  }

  private flush(): void {
    if (!this.transport.writable) return;
    if (this.waiting.length === 0) {
      this.release();
      return;
    }
    const batch = this.waiting;
    this.waiting = [];
    this.transport.writable = false;
    this.emit('flush');
    let left = batch.length;
    const sent = (): void => {
      left -= 1;
      if (left > 0 || this.readyState !== 'open') return;
      this.transport.writable = true;
      this.flush();
    };
    for (const text of batch) this.carrier.send(text, sent);
  }

  private release(): void {
    const waiting = this.drained;
    this.drained = [];
    for (const resolve of waiting) resolve();
  }
}

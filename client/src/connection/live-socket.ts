import type { Ack, AckOf, ClientEvent } from '@parley/contracts';
import { ChatError, type Answer } from '../api/chat-error.js';
import type { Clock } from '../ports/clock.js';
import type { SocketPort } from './socket-opener.js';

export type AskedEvent = Exclude<ClientEvent, 'typing'>;

/**
 * A socket with a life that ends once. Every question gets an answer: the server's, or `NO_ANSWER` when the time is up
 * or the socket is given up. After that nothing of it is heard.
 */
export class LiveSocket {
  private over = false;
  private heardAt: number;
  private readonly atEnd = new Set<() => void>();

  constructor(
    private readonly socket: SocketPort,
    private readonly clock: Clock,
    hear: (event: string, args: unknown[]) => void,
  ) {
    this.heardAt = clock.now();
    socket.onAny((event: string, ...args: unknown[]) => {
      this.heard();
      hear(event, args);
    });
  }

  get connected(): boolean {
    return !this.over && this.socket.connected;
  }

  /** Milliseconds since the server's last sign of life. */
  get silentMs(): number {
    return this.clock.now() - this.heardAt;
  }

  /** What becomes of the attempt and of the socket; `refused` and `lost` come at most once, and never after `giveUp`. */
  watch(ways: {
    connected(): void;
    refused(error: Error & { data?: unknown }): void;
    lost(reason: string): void;
  }): void {
    this.socket.on('connect', () => {
      this.heard();
      ways.connected();
    });
    this.socket.on('connect_error', (error) => ways.refused(error));
    this.socket.on('disconnect', (reason) => ways.lost(reason));
  }

  ask<E extends AskedEvent>(event: E, payload: unknown[], timeoutMs: number): Promise<Answer<AckOf<E>>> {
    return new Promise((resolve) => {
      const settle = (answer: Answer<AckOf<E>>): void => {
        cancel();
        this.atEnd.delete(unanswered);
        resolve(answer);
      };
      const unanswered = (): void => settle({ ok: false, error: noAnswer(event) });
      const cancel = this.clock.after(timeoutMs, unanswered);
      this.atEnd.add(unanswered);
      this.socket.emit(event, ...payload, (ack: Ack<AckOf<E>> | undefined) => {
        this.heard();
        if (ack?.ok === true) return settle(ack);
        settle({ ok: false, error: ack?.error ? ChatError.fromWire(ack.error) : noAnswer(event) });
      });
    });
  }

  /** Says something that nobody answers and that may get lost. */
  say(event: 'typing', payload: unknown): void {
    if (this.connected) this.socket.emit(event, payload);
  }

  /** Waits, but no longer than the socket lives. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        this.atEnd.delete(done);
        resolve();
      };
      const cancel = this.clock.after(delayMs, done);
      this.atEnd.add(done);
    });
  }

  giveUp(): void {
    this.over = true;
    this.socket.off();
    this.socket.offAny();
    this.socket.disconnect();
    for (const end of [...this.atEnd]) end();
  }

  private heard(): void {
    this.heardAt = this.clock.now();
  }
}

function noAnswer(event: string): ChatError {
  return new ChatError('NO_ANSWER', `The server did not answer ${event}.`);
}

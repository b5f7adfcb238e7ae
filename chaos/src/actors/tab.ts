import {
  createParleyClient,
  openSocket,
  systemClock,
  type Cancel,
  type ChatSocket,
  type Clock,
  type ClientStorage,
  type ParleyClient,
} from '@parley/client';
import type { Ack, Id, Message } from '@parley/contracts';

/** What a tab's wire is watched for. */
export interface WireListener {
  /** An event of the server arrived. */
  heard(event: string, payload: unknown): void;
  /** A new message went out. */
  sent(id: Id): void;
  /** What the server said to it. */
  answered(id: Id, ack: Ack<Message>): void;
}

/**
 * One life of a client, which can end as a tab's does: at once, without a word, in the middle of anything. After
 * `crash` no timer of it fires, no answer reaches it, and nothing that it wants to keep is kept.
 */
export class Tab {
  readonly client: ParleyClient;
  private alive = true;
  private readonly sockets = new Set<ChatSocket>();
  private readonly timers = new Set<Cancel>();

  constructor(url: string, storage: ClientStorage, wire: WireListener) {
    this.client = createParleyClient({
      url,
      tokens: 'body',
      storage: this.gate(storage),
      clock: this.clock(),
      fetch: async (...request) => {
        if (!this.alive) return never();
        const response = await fetch(...request);
        return this.alive ? response : never();
      },
      openSocket: (...args) => {
        const socket = openSocket(...args);
        this.watch(socket, wire);
        return socket;
      },
    });
  }

  /** Ends without saying so to anybody, itself included. */
  crash(): void {
    this.alive = false;
    for (const stop of this.timers) stop();
    this.timers.clear();
    for (const socket of this.sockets) {
      socket.off();
      socket.offAny();
      socket.disconnect();
    }
  }

  private watch(socket: ChatSocket, wire: WireListener): void {
    this.sockets.add(socket);
    socket.on('disconnect', () => this.sockets.delete(socket));
    socket.onAny((event: string, payload: unknown) => wire.heard(event, payload));
    // Socket.IO can't type a way around `emit` for all events; arguments go through as they are.
    const emit = socket.emit.bind(socket) as (...args: unknown[]) => ChatSocket;
    const watched = (event: string, ...args: unknown[]): ChatSocket => {
      const [payload, acknowledge] = args;
      if (event !== 'message:send' || typeof acknowledge !== 'function') return emit(event, ...args);
      const { id } = payload as { id: Id };
      wire.sent(id);
      return emit(event, payload, (ack: Ack<Message>) => {
        wire.answered(id, ack);
        Reflect.apply(acknowledge, undefined, [ack]);
      });
    };
    Object.assign(socket, { emit: watched });
  }

  private clock(): Clock {
    return {
      now: () => systemClock.now(),
      after: (delayMs, task) => {
        if (!this.alive) return () => undefined;
        const stop = systemClock.after(delayMs, () => {
          this.timers.delete(stop);
          task();
        });
        this.timers.add(stop);
        return () => {
          this.timers.delete(stop);
          stop();
        };
      },
    };
  }

  /** The same object, whose methods do their work a moment later, as a disk does, and never after the end. */
  private gate<T extends object>(store: T): T {
    return new Proxy(store, {
      get: (target, key): unknown => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === 'object' && value !== null) return this.gate(value);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          // What was given to keep is what it was at the call, whatever becomes of it meanwhile.
          const given = structuredClone(args);
          await new Promise((resolve) => setImmediate(resolve));
          return this.alive ? (Reflect.apply(value, target, given) as unknown) : never();
        };
      },
    });
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

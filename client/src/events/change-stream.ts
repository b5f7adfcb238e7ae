import type { ClientChange, ClientChangeOf, ClientChanges, ClientChangeType } from '../client-change.js';

type Listener = (change: ClientChange) => void;

/**
 * Tells changes synchronously and in one order for everybody: what a listener causes is told after everybody has heard
 * what it listened to. A listener that throws spoils nothing for the others; its error surfaces as an uncaught one.
 */
export class ChangeStream implements ClientChanges {
  private readonly listeners = new Set<Listener>();
  private readonly waiting: ClientChange[] = [];
  private telling = false;

  readonly tell = (change: ClientChange): void => {
    this.waiting.push(change);
    if (this.telling) return;
    this.telling = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      for (const listener of [...this.listeners]) deliver(listener, next);
    }
    this.telling = false;
  };

  subscribe(listener: Listener): () => void {
    // Its own function, so that subscribing the same one twice are two subscriptions.
    const entry: Listener = (change) => listener(change);
    this.listeners.add(entry);
    return () => this.listeners.delete(entry);
  }

  on<T extends ClientChangeType>(type: T, listener: (change: ClientChangeOf<T>) => void): () => void {
    return this.subscribe((change) => {
      if (isOf(change, type)) listener(change);
    });
  }
}

function isOf<T extends ClientChangeType>(change: ClientChange, type: T): change is ClientChangeOf<T> {
  return change.type === type;
}

function deliver(listener: Listener, change: ClientChange): void {
  try {
    listener(change);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

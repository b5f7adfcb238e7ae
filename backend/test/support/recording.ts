import type { ServerEvent, ServerToClientEvents } from '@parley/contracts';
import type { TestSocket } from './socket.js';

type Payload<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>[0];
export type Heard = { [E in ServerEvent]: { readonly event: E; readonly payload: Payload<E> } }[ServerEvent];

export interface Recording {
  /** Everything heard so far, in order. */
  readonly all: readonly Heard[];
  /** The payloads of one event, in order. */
  of<E extends ServerEvent>(event: E): Payload<E>[];
  forget(): void;
}

/** Writes down what a socket is told from now on. */
export function record({ socket }: TestSocket): Recording {
  const all: Heard[] = [];
  socket.onAny((event: ServerEvent, payload: unknown) => all.push({ event, payload } as Heard));
  return {
    all,
    of: <E extends ServerEvent>(event: E) =>
      all.filter((heard) => heard.event === event).map(({ payload }) => payload as Payload<E>),
    forget: () => {
      all.length = 0;
    },
  };
}

import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestApp } from '../support/index.js';
import type { Body, Told } from './graphql.js';

export interface Heard {
  /** The events so far. */
  readonly events: Body[];
  /** The error that it ended with, once it has; `null` for an end without one. */
  readonly ended: Promise<Told | null>;
  stop(): void;
}

export interface Live {
  readonly client: Client;
  /** With which it was closed, once it is. */
  readonly closed: Promise<{ code: number; reason: string }>;
  subscribe(query: string, variables?: object): Heard;
  dispose(): void;
}

/** A client of graphql-transport-ws, as a program has one. It does not come back by itself. */
export function live(app: Pick<TestApp, 'url'>, token: string | undefined): Live {
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const client = createClient({
    url: `${app.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        closed.resolve({ code, reason });
      },
    },
  });
  return {
    client,
    closed: closed.promise,
    subscribe: (query, variables) => hear(client, query, variables),
    dispose: () => void client.dispose(),
  };
}

/** Events until the end, whatever it is. */
export function hear(client: Client, query: string, variables?: object): Heard {
  const events: Body[] = [];
  const ended = Promise.withResolvers<Told | null>();
  const stop = client.subscribe<Body>(
    { query, variables: { ...variables } },
    {
      next: ({ data, errors }) => {
        if (errors) ended.resolve(errors[0] as Body);
        else events.push(data);
      },
      error: (error) => ended.resolve(Array.isArray(error) ? error[0] : null),
      complete: () => ended.resolve(null),
    },
  );
  return { events, ended: ended.promise, stop };
}

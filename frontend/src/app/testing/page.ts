import { type EnvironmentProviders, type Provider } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideState, provideStore } from '@ngrx/store';
import { createParleyClient, type ParleyClient } from '@parley/client';
import type { Me, Problem, SignedIn } from '@parley/contracts';
import { connectionFeature } from '../core/connection/connection.feature';
import { draftsFeature } from '../core/drafts/drafts.feature';
import { membersFeature } from '../core/members/members.feature';
import { pinsFeature } from '../core/messages/pins.feature';
import { outboxFeature } from '../core/outbox/outbox.feature';
import { uploadsFeature } from '../core/outbox/uploads.feature';
import { PARLEY } from '../core/parley/parley';
import { peopleFeature } from '../core/people/people.feature';
import { presenceFeature } from '../core/presence/presence.feature';
import { roomsFeature } from '../core/rooms/rooms.feature';
import { serverFeature } from '../core/server/server.feature';
import { sessionFeature } from '../core/session/session.feature';
import { typingFeature } from '../core/typing/typing.feature';

export interface ServerCall {
  method: string;
  /** Below `/api/v1`, with its query. */
  path: string;
  body: unknown;
}

/** What the server says to a call; `Problem` for a refusal. */
export type ServerAnswer = { status?: number; body?: unknown } | Problem;

/** The real client in front of a server that a test plays, without a socket. */
export function clientOf(answer: (call: ServerCall) => ServerAnswer): ParleyClient {
  const nothing = (): void => undefined;
  return createParleyClient({
    url: 'http://server.test',
    tokens: 'body',
    fetch: (address, request) => {
      const { pathname, search } = new URL(address as string);
      const said = answer({
        method: request?.method ?? 'GET',
        path: pathname.replace('/api/v1', '') + search,
        body: typeof request?.body === 'string' ? JSON.parse(request.body) : undefined,
      });
      const isProblem = 'code' in said;
      const status = said.status ?? 200;
      return Promise.resolve({
        ok: status < 400,
        status,
        headers: new Headers(),
        json: () => Promise.resolve(isProblem ? said : said.body),
      } as Response);
    },
    openSocket: () => ({
      connected: false,
      on: nothing,
      onAny: nothing,
      emit: nothing,
      off: nothing,
      offAny: nothing,
      disconnect: nothing,
    }),
  });
}

export function problem(
  status: number,
  code: Problem['code'],
  detail: string,
  errors?: Problem['errors'],
): Problem {
  return { type: 'about:blank', title: detail, status, detail, code, errors };
}

/** The store and the client as the page has them, not yet started. */
export function providePage(client: ParleyClient): (Provider | EnvironmentProviders)[] {
  return [
    provideStore(),
    provideRouter([]),
    ...[
      sessionFeature,
      serverFeature,
      connectionFeature,
      roomsFeature,
      peopleFeature,
      membersFeature,
      presenceFeature,
      typingFeature,
      outboxFeature,
      draftsFeature,
      uploadsFeature,
      pinsFeature,
    ].map((feature) => provideState(feature as typeof roomsFeature)),
    { provide: PARLEY, useValue: client },
  ];
}

/** What the server says to whoever signed in. */
export function signedInAs(user: Me): SignedIn {
  const now = Math.floor(Date.now() / 1000);
  const claims = btoa(JSON.stringify({ sub: user.id, sid: 'session', iat: now, exp: now + 900 }));
  return {
    user,
    accessToken: `header.${claims}.signature`,
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
    refreshToken: 'refresh',
  };
}

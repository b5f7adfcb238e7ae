import type { MyRoom, Problem } from '@parley/contracts';
import request, { type Response } from 'supertest';
import type { TestApp } from './app.js';
import type { Person } from './people.js';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

/** The REST API as one person calls it, under `/api/v1`. */
export interface Api {
  get<T>(path: string): Promise<Reply<T>>;
  post<T>(path: string, body?: object): Promise<Reply<T>>;
  put<T>(path: string, body?: object): Promise<Reply<T>>;
  patch<T>(path: string, body: object): Promise<Reply<T>>;
  delete<T>(path: string): Promise<Reply<T>>;
}

export function apiOf(app: Pick<TestApp, 'url'>, { token }: Pick<Person, 'token'>): Api {
  const call = async <T>(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body?: object,
  ): Promise<Reply<T>> => {
    const pending = request(app.url)[method](`/api/v1${path}`).auth(token, { type: 'bearer' });
    const response: Response = await (body ? pending.send(body) : pending);
    return { status: response.status, body: response.body as T };
  };
  return {
    get: (path) => call('get', path),
    post: (path, body) => call('post', path, body),
    put: (path, body) => call('put', path, body),
    patch: (path, body) => call('patch', path, body),
    delete: (path) => call('delete', path),
  };
}

let made = 0;

/** A room of this person's own; its name is unique unless one is given. */
export async function makeRoom(
  api: Api,
  room: { name?: string; kind?: 'public' | 'private' } = {},
): Promise<MyRoom> {
  made += 1;
  const { status, body } = await api.post<MyRoom>('/rooms', {
    name: room.name ?? `Room ${made}`,
    kind: room.kind ?? 'public',
  });
  if (status !== 201) throw new Error(`the room was not made: ${JSON.stringify(body)}`);
  return body;
}

/** Status and code of a refusal, for comparing in one line. */
export function refusal({ status, body }: Reply<unknown>): string {
  return `${status} ${(body as Partial<Problem>).code}`;
}

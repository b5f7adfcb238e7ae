import type { ErrorCode, FieldError } from '@parley/contracts';
import request, { type Response } from 'supertest';
import type { TestApp } from '../support/index.js';

/** As a stranger would see it. */
export type Body = Response['body'];

export interface Result {
  readonly status: number;
  readonly data: Record<string, Body> | null | undefined;
  readonly errors: readonly Told[] | undefined;
}

export interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { code: ErrorCode; errors?: FieldError[]; retryAfterMs?: number };
}

/** One operation over HTTP, whatever comes of it. */
export async function operate(
  app: Pick<TestApp, 'url'>,
  token: string | undefined,
  query: string,
  variables?: object,
): Promise<Result> {
  const pending = request(app.url).post('/graphql');
  if (token !== undefined) void pending.auth(token, { type: 'bearer' });
  const { status, body } = await pending.send({ query, ...(variables && { variables }) });
  return { status, data: body.data, errors: body.errors };
}

/** The data of an operation. @throws when any of it was refused */
export async function dataOf(
  app: Pick<TestApp, 'url'>,
  token: string | undefined,
  query: string,
  variables?: object,
): Promise<Record<string, Body>> {
  const { data, errors } = await operate(app, token, query, variables);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

/** The code of the first error; `ok` where there is none. */
export async function codeOf(
  app: Pick<TestApp, 'url'>,
  token: string | undefined,
  query: string,
  variables?: object,
): Promise<string> {
  const { errors } = await operate(app, token, query, variables);
  return errors?.[0]?.extensions.code ?? 'ok';
}

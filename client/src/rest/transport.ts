/**
 * What the generated functions speak through. The types are those that the generator counts on, without what we never
 * use of them: an answer is always its data, and every failure is thrown.
 */

/** A call as the generator describes it. */
export interface TDataShape {
  body?: unknown;
  headers?: unknown;
  path?: unknown;
  query?: unknown;
  url: string;
}

export type ClientMeta = Record<never, never>;

export interface CallOptions {
  /** Milliseconds until it counts as lost. */
  timeoutMs?: number;
  /** Gives the call up: nobody wants its answer any more. */
  signal?: AbortSignal;
  /** Set by the generated functions. */
  headers?: Record<string, unknown>;
}

export type Options<TData extends TDataShape, _ThrowOnError extends boolean, _TResponse> = Omit<
  TData,
  'url' | 'headers'
> &
  CallOptions;

export type RequestResult<TResponses, _TErrors, _ThrowOnError extends boolean> = Promise<
  TResponses extends Record<number, unknown> ? TResponses[keyof TResponses] : never
>;

/** What a generated function hands over. */
export interface Call extends CallOptions {
  /** With its placeholders: `/api/v1/rooms/{id}`. */
  url: string;
  path?: unknown;
  query?: unknown;
  body?: unknown;
  /** Named where the call needs a token. */
  security?: readonly object[];
  bodySerializer?: (body: unknown) => FormData;
}

type Send = <TResponses, TErrors, ThrowOnError extends boolean>(
  call: Call,
) => RequestResult<TResponses, TErrors, ThrowOnError>;

export interface Client {
  get: Send;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
}

/** For calls that take a file. */
export const formDataBodySerializer = {
  bodySerializer: (body: unknown): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(body ?? {})) form.append(name, value as string | Blob);
    return form;
  },
};

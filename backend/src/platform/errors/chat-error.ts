import type { ErrorCode, FieldError, RateLimit } from '@parley/contracts';

export interface ChatErrorOptions {
  /** What is wrong where, for `VALIDATION`. */
  fields?: FieldError[];
  /** Milliseconds until it is worth trying again, for `RATE_LIMITED` and `UNAVAILABLE`. */
  retryAfterMs?: number;
  /** Which limit was hit, to be counted. */
  limit?: RateLimit;
  cause?: unknown;
}

/**
 * The one error that services throw. It knows a code of the contract and a sentence for people, and nothing of HTTP or
 * sockets: each transport translates the code. Any other error that reaches a transport is `INTERNAL` to the outside.
 */
export class ChatError extends Error {
  readonly fields?: FieldError[];
  readonly retryAfterMs?: number;
  readonly limit?: RateLimit;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ChatErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ChatError';
    if (options.fields) this.fields = options.fields;
    if (options.limit) this.limit = options.limit;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = Math.ceil(options.retryAfterMs);
  }
}

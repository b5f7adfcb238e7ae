import type { ErrorCode, FieldError, WireError } from '@parley/contracts';

/**
 * Why something was not done. Beside the server's codes there are two that only a client can know:
 *
 * - `NO_CONNECTION`: it never left this device.
 * - `NO_ANSWER`: it left, and nobody knows whether it was done. Asking again is safe for whatever carries an id.
 */
export type FailureCode = ErrorCode | 'NO_CONNECTION' | 'NO_ANSWER';

export interface ChatErrorDetails {
  /** HTTP status, where there was an HTTP answer. */
  status?: number | null;
  fieldErrors?: FieldError[];
  /** Milliseconds until it is worth trying again. */
  retryAfterMs?: number | null;
}

/** The one error that this package throws for what a server or the network refused. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly status: number | null;
  readonly fieldErrors: FieldError[];
  readonly retryAfterMs: number | null;

  constructor(
    readonly code: FailureCode,
    message: string,
    details: ChatErrorDetails = {},
  ) {
    super(message);
    this.status = details.status ?? null;
    this.fieldErrors = details.fieldErrors ?? [];
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  static fromWire(error: WireError): ChatError {
    return new ChatError(error.code, error.message, {
      fieldErrors: error.details,
      retryAfterMs: error.retryAfterMs,
    });
  }
}

/** What a socket request comes back with: the contract's ack, with failures of the network told in the same way. */
export type Answer<T> = { ok: true; data: T } | { ok: false; error: ChatError };

/** The data of an answer; throws its error. */
export function dataOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  throw answer.error;
}

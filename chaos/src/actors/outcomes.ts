import type { ErrorCode } from '@parley/contracts';
import { ChatError, type FailureCode } from '@parley/client';

/** After these nobody knows whether the thing was done. */
const UNKNOWN: readonly FailureCode[] = ['NO_ANSWER', 'UNAVAILABLE', 'INTERNAL'];

type Failure = { type: 'fail'; code: ErrorCode | 'NO_CONNECTION' } | { type: 'info'; code: string };

/** What a refusal says about whether the thing was done. */
export function failureOf(code: FailureCode): Failure {
  return UNKNOWN.includes(code) ? { type: 'info', code } : { type: 'fail', code: code as ErrorCode };
}

/** The same for what a method of the client threw. Throws on what is no refusal: that is a mistake in a program. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof ChatError) return failureOf(error.code);
  throw error;
}

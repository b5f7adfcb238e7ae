import { errorCode } from '../errors/index.js';

export interface ErrorInLogs {
  readonly type: string;
  readonly message: string;
  /** PostgreSQL's, Node's or Redis's. */
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorInLogs;
}

const DEEPEST = 3;

/**
 * What is logged of an error: its type, message, code and stack, and nothing else that it carries. The errors of the
 * database carry the statement with its parameters and quote whole rows, in which is what people write.
 */
export function errorInLogs(thrown: unknown): ErrorInLogs {
  const error = originalOf(thrown);
  return error instanceof Error
    ? describe(error, 1)
    : { type: typeof error, message: 'something was thrown that is no error' };
}

function describe(error: Error, depth: number): ErrorInLogs {
  const code = errorCode(error);
  const { cause } = error;
  return {
    type: error.constructor.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: describe(cause, depth + 1) }),
  };
}

/** `pino-http` has made a copy of the error, with everything that it carries, before it asks a serializer. */
function originalOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'raw' in thrown ? thrown.raw : thrown;
}

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
export function errorInLogs(error: unknown, depth = 0): ErrorInLogs {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something was thrown that is no error' };
  const code = errorCode(error);
  const { cause } = error;
  return {
    type: error.constructor.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: errorInLogs(cause, depth + 1) }),
  };
}

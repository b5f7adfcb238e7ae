import { Logger } from '@nestjs/common';
import type { WireError } from '@parley/contracts';
import { isUnavailable } from '../database/index.js';
import { ChatError } from '../errors/index.js';

const logger = new Logger('Socket');
const DATABASE_RETRY_MS = 2_000;

/** Any error as the socket tells it. What is no ChatError is logged, and says nothing of itself to the outside. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof ChatError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.fields && { details: error.fields }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    };
  }
  if (isUnavailable(error)) {
    return {
      code: 'UNAVAILABLE',
      message: 'The database cannot be reached at the moment. Try again shortly.',
      retryAfterMs: DATABASE_RETRY_MS,
    };
  }
  logger.error({ err: error }, 'an event could not be handled');
  return { code: 'INTERNAL', message: 'Something went wrong on our side.' };
}

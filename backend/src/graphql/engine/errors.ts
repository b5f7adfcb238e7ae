import { Logger } from '@nestjs/common';
import type { ErrorCode } from '@parley/contracts';
import { GraphQLError } from 'graphql';
import { isUnavailable } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';

const logger = new Logger('GraphQL');
const DATABASE_RETRY_MS = 2_000;

/** The same error with a code of the contract in `extensions`. Nothing of an unexpected one is told. */
export function told(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return withCode(chatErrorOf(error));
  const { originalError } = error;
  // Of the language itself: what was asked is not well-formed, or not of this schema.
  if (!originalError || originalError instanceof GraphQLError) {
    return rewritten(error, error.message, {
      code: (error.extensions['code'] as ErrorCode | undefined) ?? 'VALIDATION',
    });
  }
  const coded = withCode(chatErrorOf(originalError));
  return rewritten(error, coded.message, coded.extensions, coded.originalError);
}

/** A refusal that no field of the operation is to blame for. The error itself is kept, and never sent. */
export function withCode(error: ChatError): GraphQLError {
  const { code, message, fields, retryAfterMs } = error;
  return new GraphQLError(message, {
    originalError: error,
    extensions: {
      code,
      ...(fields && { errors: fields }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  });
}

export function chatErrorOf(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (isUnavailable(error)) {
    logger.warn({ err: error }, 'the database is away');
    const message = 'The database cannot be reached at the moment. Try again shortly.';
    return new ChatError('UNAVAILABLE', message, { retryAfterMs: DATABASE_RETRY_MS });
  }
  logger.error({ err: error }, 'a field could not be answered');
  return new ChatError('INTERNAL', 'Something went wrong on the server. It has been logged.');
}

/** Where it was stays. */
function rewritten(
  { nodes, path, source, positions }: GraphQLError,
  message: string,
  extensions: object,
  originalError?: Error,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    source: source ?? null,
    positions: positions ?? null,
    originalError: originalError ?? null,
    extensions: { ...extensions },
  });
}

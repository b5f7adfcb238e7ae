import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ERROR_STATUS, type Problem } from '@parley/contracts';
import type { Request, Response } from 'express';
import { isUnavailable } from '../database/index.js';
import { ChatError } from '../errors/index.js';
import { TITLES } from './titles.js';
import { REFUSED } from './refused.js';
import { fromHttpError } from './http-error.js';

const DATABASE_RETRY_MS = 2_000;

/** Turns whatever was thrown into `application/problem+json` (RFC 9457). Nothing of an unexpected error is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, this.toChatError(error, request));
  }

  private toChatError(error: unknown, request: Request): ChatError {
    if (error instanceof ChatError) return error;
    if (isUnavailable(error)) {
      this.logger.warn({ err: error }, 'the database is away');
      return new ChatError(
        'UNAVAILABLE',
        'The database cannot be reached at the moment. Try again shortly.',
        {
          retryAfterMs: DATABASE_RETRY_MS,
        },
      );
    }
    const known = fromHttpError(error, request);
    if (known) return known;
    this.logger.error({ err: error }, 'a request failed unexpectedly');
    return new ChatError('INTERNAL', 'Something went wrong on the server. It has been logged.');
  }
}

export function sendProblem(response: Response, error: ChatError): void {
  // For whoever counts what is refused.
  response.locals[REFUSED] = error;
  const problem: Problem = {
    type: 'about:blank',
    title: TITLES[error.code],
    status: ERROR_STATUS[error.code],
    detail: error.message,
    code: error.code,
    ...(error.fields && { errors: error.fields }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  };
  if (error.retryAfterMs !== undefined) {
    response.setHeader('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  }
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

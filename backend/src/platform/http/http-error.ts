import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@parley/contracts';
import type { Request } from 'express';
import { ChatError } from '../errors/index.js';

/** The code for each HTTP status that the framework itself answers with. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'VALIDATION',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'GONE',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/**
 * What the framework and its parsers throw: unknown routes, bodies that are no JSON, too large or in an unknown
 * charset, paths that cannot be decoded. `undefined` for what is a fault of the server.
 */
export function fromHttpError(error: unknown, request: Request): ChatError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const status = statusOf(error);
  if (status === undefined || status >= 500) return undefined;
  const code = CODE_BY_STATUS[status] ?? 'VALIDATION';
  return new ChatError(code, sentenceFor(code, error, request), { cause: error });
}

function statusOf(error: object): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

function sentenceFor(code: ErrorCode, error: object, request: Request): string {
  if (code === 'NOT_FOUND') return `There is no ${request.method} ${pathOf(request)} here.`;
  if (code === 'TOO_LARGE') return 'The body is larger than the server takes.';
  const message = 'message' in error ? String(error.message) : '';
  // The parser's own sentence quotes the body.
  if (/\bJSON\b/.test(message)) return 'The body is not valid JSON.';
  return message || 'The request could not be understood.';
}

function pathOf(request: Request): string {
  return request.originalUrl.split('?')[0] ?? request.originalUrl;
}

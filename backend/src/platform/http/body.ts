import type { NextFunction, Request, Response } from 'express';
import { ChatError } from '../errors/index.js';

/**
 * Bodies are JSON, or multipart where files come. Anything else is refused rather than ignored; a call without a body
 * has an empty one, so that its DTO says what is missing.
 */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const sent = Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
  if (sent && !request.is(['application/json', 'multipart/form-data'])) {
    next(new ChatError('UNSUPPORTED_MEDIA', 'The body must be JSON, with Content-Type: application/json.'));
    return;
  }
  next();
}

export function emptyBody(request: Request, _response: Response, next: NextFunction): void {
  request.body ??= {};
  next();
}

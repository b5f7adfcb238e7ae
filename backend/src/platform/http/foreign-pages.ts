import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Config } from '../../config/index.js';
import { ChatError } from '../errors/index.js';
import { allowedOrigins, isAllowedOrigin } from '../socket/origins.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_COOKIE = /(^|;\s*)parley_/;

/**
 * Refuses what another page sends with a cookie of ours. `SameSite=Strict` keeps other sites from it; this is for pages
 * of the same site (another host below the same domain) and for browsers that do not know the attribute.
 */
export function refuseForeignPages(config: Config): RequestHandler {
  const origins = allowedOrigins(config.http);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { cookie, origin, host } = request.headers;
    const foreign = !isAllowedOrigin(origin, host, origins);
    if (foreign && cookie !== undefined && OWN_COOKIE.test(cookie) && !READING.has(request.method)) {
      next(new ChatError('FORBIDDEN', 'Pages of this origin may not do this. Name it in ALLOWED_ORIGINS.'));
      return;
    }
    next();
  };
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import sirv from 'sirv';

const NOT_THE_PAGE = /^\/(api|health|metrics|socket\.io|graphql)(\/|$)/;
/** Seconds. Shown again and again, and nobody misses the old one. */
const ICON_KEPT = 3_600;
/** Files whose name changes with their content: the build's own, not those that are copied. */
const HASHED = /^\/((chunk|main|polyfills|styles|worker)-[\w-]{8}\.(js|css)|media\/.+-[A-Z0-9]{8}\.\w+)$/;

/** Where the build puts the page. */
const FOLDER = fileURLToPath(new URL('../../../../frontend/dist/browser', import.meta.url));

/**
 * Serves the built page on every path that is not the API's, with the brotli and gzip files that the build made.
 * Paths without a file are the page's own routes and get `index.html`.
 */
export function servePage(folder = FOLDER): RequestHandler {
  if (!existsSync(join(folder, 'index.html'))) return notBuilt;
  const serve = sirv(folder, {
    single: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        HASHED.test(path)
          ? 'public, max-age=31536000, immutable'
          : path === '/favicon.svg'
            ? `public, max-age=${ICON_KEPT}`
            : 'no-cache',
      );
    },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isForThePage(request)) serve(request, response, next);
    else next();
  };
}

function isForThePage(request: Request): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !NOT_THE_PAGE.test(request.path);
}

/** The API works without the page. */
function notBuilt(request: Request, response: Response, next: NextFunction): void {
  if (request.path !== '/' || !isForThePage(request)) {
    next();
    return;
  }
  response
    .status(503)
    .type('text/plain')
    .send(
      'The page has not been built. Run "npm start" or "npm run build" in the root folder, and start again.\n',
    );
}

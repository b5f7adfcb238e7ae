import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Config } from '../../config/index.js';

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;
const REFERENCE = /^\/api\/docs(\/|$)/;
const NOT_THE_PAGE = /^\/(api|health|metrics|socket\.io|graphql)(\/|$)/;
/**
 * What a page is made of. It runs under the page's policy, and is no page itself; its headers are most of what a small
 * one weighs. Workers are none of these: they go by their own policy.
 */
const PART_OF_THE_PAGE =
  /^\/(?:(?:chunk|main)-[\w-]{8}\.js|start\.js|(?:styles-[\w-]{8}|fonts)\.css|media\/[\w.-]+\.woff2)$/;
/** Of nothing: the CDK puts an empty `<style>` into the page when it asks about the screen. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const YEAR_SECONDS = 31_536_000;

/** Older browsers do not take `'self'` for sockets of the page's own host. */
function ownSockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * The page: nothing but files of this server is run, and no string becomes HTML or code, except by the policies named
 * here: `angular` (its templates), `dompurify` (messages) and `default` (the address of the service worker). No style
 * stands in the page: its components' styles are adopted sheets.
 */
const PAGE = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", EMPTY],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'", (request: IncomingMessage) => ownSockets(request)],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['angular', 'dompurify', 'default'],
};

/** Swagger's page has styles in it and makes HTML of what the document says. It shows nothing that people wrote. */
const REFERENCE_PAGE = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Answers for programs: whatever a browser makes of one that is opened as a page, nothing in it runs. */
const DATA = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** What the page does not use, no script on it may ask for. */
const PERMISSIONS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .join(', ');

type Directives = Record<
  string,
  (string | ((request: IncomingMessage, response: ServerResponse) => string))[]
>;

const policy = (directives: Directives): RequestHandler =>
  helmet.contentSecurityPolicy({ useDefaults: false, directives });

/** The headers of every answer, by what it is: the page, the API's documentation, or data. */
export function securityHeaders(config: Config): RequestHandler {
  const common = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  const strictTransport = helmet.strictTransportSecurity({ maxAge: YEAR_SECONDS, includeSubDomains: false });
  const ofParts = helmet({
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const policies = { page: policy(PAGE), reference: policy(REFERENCE_PAGE), data: policy(DATA) };
  const publicIsHttps = config.http.publicUrl?.startsWith('https:') ?? false;

  return (request: Request, response: Response, next: NextFunction): void => {
    const isPart = PART_OF_THE_PAGE.test(request.path);
    const kind = kindOf(request.path);
    // In data nothing runs that could ask for anything.
    if (!isPart && kind !== 'data') response.setHeader('Permissions-Policy', PERMISSIONS);
    const headers = isPart ? [ofParts] : [common, policies[kind]];
    // Plain HTTP in one's own network must stay possible.
    if (publicIsHttps || request.secure) headers.push(strictTransport);
    // helmet's call `next` at once.
    for (const set of headers) void set(request, response, (error?: unknown) => error && next(error));
    next();
  };
}

function kindOf(path: string): 'page' | 'reference' | 'data' {
  if (REFERENCE.test(path)) return 'reference';
  return NOT_THE_PAGE.test(path) ? 'data' : 'page';
}

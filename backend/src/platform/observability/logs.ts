import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import { currentLogFacts } from './log-context.js';
import { errorInLogs } from './error-in-logs.js';
import { pretty } from './pretty.js';
import type { Config } from '../../config/index.js';

/** Taken over from a proxy in front where it looks like an id. */
const REQUEST_ID = /^[\w.:-]{1,100}$/;
/** Asked for all the time, by machines. */
const NOT_LOGGED = /^\/(health|metrics)(\/|$|\?)/;
/** In the API's path and in the page's: whoever has it can come in, or write. */
const INVITE_CODE = /(?<=\/invites?\/)[^/]+/i;
const HOOK_SECRET = /(?<=\/hooks\/[^/]*\/)[^/]+/i;

/**
 * Structured logs: JSON in production, lines for people elsewhere.
 *
 * A request is logged by method, path and status. Never logged: headers, cookies, bodies and queries, and of errors what
 * they carry besides their message, in all of which tokens, passwords and what people write would be.
 */
export function logParams(config: Config): Params<IncomingMessage, ServerResponse> {
  return {
    pinoHttp: [
      {
        level: config.logLevel,
        mixin: currentLogFacts,
        genReqId: (request, response) => {
          const given = request.headers['x-request-id'];
          const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
          response.setHeader('X-Request-Id', id);
          return id;
        },
        autoLogging: { ignore: (request) => NOT_LOGGED.test(request.url ?? '') },
        customLogLevel: (_request, response, error) => {
          if (isAskedToWait(response)) return 'warn';
          return error || response.statusCode >= 500 ? 'error' : 'info';
        },
        // For every answer of 500 and above `pino-http` makes an error, with a stack that says nothing.
        customErrorObject: (_request, response, _error, told: object) =>
          isAskedToWait(response) ? { ...told, err: undefined } : told,
        customErrorMessage: (_request, response) =>
          isAskedToWait(response) ? 'request refused for now' : 'request errored',
        quietReqLogger: true,
        serializers: {
          err: errorInLogs,
          req: (request: { method: string; url: string; remoteAddress: string }) => ({
            method: request.method,
            path: loggedPath(request.url),
            remoteAddress: request.remoteAddress,
          }),
          res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
        },
      },
      config.environment === 'production' ? process.stdout : pretty(),
    ],
  };
}

/** A refusal like any other, only that it is not the client's doing; why is said by whoever refuses. */
const isAskedToWait = (response: ServerResponse): boolean =>
  response.statusCode === 503 && response.hasHeader('Retry-After');

export function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(INVITE_CODE, '[code]').replace(HOOK_SECRET, '[secret]');
}

import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { ChatError } from '../errors/index.js';
import { invalid } from '../validation/index.js';

/** A cursor and a query of some sentences have room in it. Node itself takes 16 KiB of headers, the address included. */
const URL_MAX_LENGTH = 4_096;
const PARAMETERS_MAX = 20;
const HEADERS_MAX = 100;
/** In which a request's headers have to be here: who sends a byte now and then holds no connection. */
const HEADERS_TIMEOUT_MS = 15_000;

/** What is refused before anything of it is parsed. */
export function boundedAddress(request: Request, _response: Response, next: NextFunction): void {
  const { originalUrl: url } = request;
  if (url.length > URL_MAX_LENGTH) {
    next(new ChatError('TOO_LARGE', `The address is longer than ${URL_MAX_LENGTH} characters.`));
    return;
  }
  const parameters = url.split('&', PARAMETERS_MAX + 1).length;
  if (parameters > PARAMETERS_MAX) {
    next(invalid([{ path: '', message: `there must be at most ${PARAMETERS_MAX} query parameters` }]));
    return;
  }
  next();
}

export function boundServer(server: Server): void {
  server.maxHeadersCount = HEADERS_MAX;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
}

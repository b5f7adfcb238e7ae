import { gzip } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

/** Answers with tokens: how well they compress would tell an onlooker about what is in them. */
const WITH_TOKENS = /^\/api\/v1\/auth(\/|$)/;
/** Bytes. Below, the headers of a compressed answer eat the gain. */
const WORTH_IT = 1_024;
/** A page of history is a tenth then; higher levels cost twice the time for some per cent. */
const LEVEL = 4;

/**
 * Sends long JSON answers of the API compressed to who takes that: a page of history is the largest part of what the
 * page fetches after its code. Off the event loop. The page's own files are compressed when they are built (`page.ts`),
 * and behind nginx it compresses in this one's place.
 */
export function compressAnswers(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/') && !WITH_TOKENS.test(request.path)) compress(request, response);
  next();
}

function compress(request: Request, response: Response): void {
  const send = response.send.bind(response);
  response.send = (body: unknown): Response => {
    if (typeof body !== 'string' || body.length < WORTH_IT || !isJson(response)) return send(body);
    response.vary('Accept-Encoding');
    if (request.method === 'HEAD' || !request.acceptsEncodings('gzip')) return send(body);
    gzip(body, { level: LEVEL }, (error, small) => {
      if (!error) response.setHeader('Content-Encoding', 'gzip');
      send(error ? body : small);
    });
    return response;
  };
}

function isJson(response: Response): boolean {
  return /^application\/(?:problem\+)?json/.test(String(response.getHeader('Content-Type') ?? ''));
}

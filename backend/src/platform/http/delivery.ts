import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ByteRange } from '../storage/index.js';

/** A file that the caller may have. */
export interface Download {
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  /** @throws ChatError NOT_FOUND where it has just been deleted, UNAVAILABLE */
  open(range?: ByteRange): Promise<Readable>;
}

/** What browsers show without running anything of it. Everything else is saved, as what it is not known to be. */
const INLINE = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
  'audio/flac',
  'audio/x-flac',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'video/quicktime',
]);
const SAVED_AS_IT_IS = new Set(['application/pdf', 'application/zip']);
/** What stands under an address never changes; whether somebody may have it can, so it is kept by them alone. */
const CACHING = 'private, max-age=31536000, immutable';

/** Answers with a file, or the part of it that is asked for. Nothing in it runs, whatever it turns out to be. */
export async function deliver(
  request: Request,
  response: Response,
  tag: string,
  file: Download,
): Promise<void> {
  const etag = `"${tag}"`;
  if (request.headers['if-none-match'] === etag) {
    setHeaders(response, file, etag);
    response.status(304).end();
    return;
  }
  const range = rangeOf(request, file.size, etag);
  if (range === 'unsatisfiable') {
    response.status(416).setHeader('Content-Range', `bytes */${file.size}`).end();
    return;
  }
  // Before anything is said: a file that has just gone, or a store that is away, is a problem like any other.
  const content = request.method === 'HEAD' ? null : await file.open(range ?? undefined);
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  setHeaders(response, file, etag);
  response.status(range ? 206 : 200).setHeader('Content-Length', end - start + 1);
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${file.size}`);
  if (!content) {
    response.end();
    return;
  }
  // Who goes away in the middle, or a store that does, ends the answer; there is nobody left to tell.
  await pipeline(content, response).catch(() => response.destroy());
}

/** Answers with a file that was made for this answer, to be saved and kept by nobody on the way. */
export async function deliverOnce(request: Request, response: Response, file: Download): Promise<void> {
  response.setHeader('Content-Type', file.mime);
  response.setHeader('Content-Disposition', `attachment; ${fileNames(file.name)}`);
  response.setHeader('Content-Length', file.size);
  response.setHeader('Cache-Control', 'no-store');
  // Read where nobody wants to see it, too: it goes when it has been read.
  const content = await file.open();
  if (request.method === 'HEAD') {
    content.destroy();
    response.end();
    return;
  }
  await pipeline(content, response).catch(() => response.destroy());
}

function setHeaders(response: Response, { name, mime }: Download, etag: string): void {
  const inline = INLINE.has(mime);
  response.setHeader('Content-Type', typeFor(mime));
  response.setHeader('Content-Disposition', `${inline ? 'inline' : 'attachment'}; ${fileNames(name)}`);
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', CACHING);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', etag);
}

function typeFor(mime: string): string {
  if (mime === 'text/plain') return 'text/plain; charset=utf-8';
  return INLINE.has(mime) || SAVED_AS_IT_IS.has(mime) ? mime : 'application/octet-stream';
}

/** RFC 6266: a name of plain letters for old clients, and the whole one. */
function fileNames(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** One range is answered; several are answered with the whole, as they may be. */
function rangeOf(request: Request, size: number, etag: string): ByteRange | null | 'unsatisfiable' {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  const [range] = ranges;
  return range ?? null;
}

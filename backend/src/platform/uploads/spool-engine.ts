import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { Spool } from './spool.js';

interface Part {
  readonly stream: Readable;
  path?: string;
}

type Done = (error?: unknown, info?: { path: string; size: number }) => void;

/** What multer asks of whoever keeps files. */
export class SpoolEngine {
  constructor(private readonly spool: Spool) {}

  _handleFile(_request: Request, { stream }: Part, done: Done): void {
    this.spool.write(stream).then((info) => done(null, info), done);
  }

  _removeFile(_request: Request, { path }: Part, done: (error: null) => void): void {
    void (path === undefined ? Promise.resolve() : this.spool.remove(path)).then(() => done(null));
  }
}

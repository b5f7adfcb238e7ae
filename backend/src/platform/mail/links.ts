import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.js';

/** Addresses of the page, for people outside of it. Never made from what a request says of its host. */
@Injectable()
export class PageLinks {
  constructor(private readonly config: Config) {}

  /** The token is behind the `#`: browsers keep that from servers, their logs, and from `Referer`. */
  withToken(path: `/${string}`, token: string): string {
    const { publicUrl, port } = this.config.http;
    return `${publicUrl ?? `http://localhost:${port}`}${path}#token=${token}`;
  }
}

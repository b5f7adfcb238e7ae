import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/index.js';
import { ChatError } from '../platform/errors/index.js';
import { allowedOrigins, isAllowedOrigin } from '../platform/socket/origins.js';
import { ACCESS_COOKIE } from './token-transport.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where an HTTP call carries its access token: in the `Authorization` header, or else in a cookie. */
@Injectable()
export class HttpToken {
  private readonly origins: ReadonlySet<string>;

  constructor(config: Config) {
    this.origins = allowedOrigins(config.http);
  }

  /** @throws ChatError `UNAUTHENTICATED` where there is none, `FORBIDDEN` for a cookie that another page had sent */
  read(request: Request): string {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token !== undefined) return token;
      throw new ChatError('UNAUTHENTICATED', 'The header must be "Authorization: Bearer <access token>".');
    }
    const cookies = request.cookies as Record<string, unknown>;
    const token = cookies[ACCESS_COOKIE];
    if (typeof token !== 'string') throw new ChatError('UNAUTHENTICATED', 'This call needs an access token.');
    this.checkOrigin(request);
    return token;
  }

  /** Browsers send cookies along by themselves: what changes something must say that it comes from a page of ours. */
  private checkOrigin(request: Request): void {
    const { origin, host } = request.headers;
    const known = origin !== undefined || READING.has(request.method);
    if (known && isAllowedOrigin(origin, host, this.origins)) return;
    throw new ChatError(
      'FORBIDDEN',
      'With a token from a cookie this call must come from a page of this server.',
    );
  }
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Config } from '../config/index.js';
import { ChatError } from '../platform/errors/index.js';
import { isPublic, type AuthenticatedRequest } from '../platform/http/index.js';
import { allowedOrigins, isAllowedOrigin } from '../platform/socket/origins.js';
import { AccessTokens } from './access-tokens.js';
import { ACCESS_COOKIE } from './token-transport.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every HTTP call needs a valid access token, unless it is marked `@Public()`: from the `Authorization` header, or else
 * from the cookie, and then only from pages of this server.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly origins: ReadonlySet<string>;

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    config: Config,
  ) {
    this.origins = allowedOrigins(config.http);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated once, when they connect.
    if (context.getType() !== 'http' || isPublic(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.user = await this.tokens.verify(this.tokenOf(request));
    return true;
  }

  private tokenOf(request: Request): string {
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

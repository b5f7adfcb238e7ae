import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { Config } from '../config/index.js';
import { ChatError } from '../platform/errors/index.js';
import { isPublic } from '../platform/http/index.js';
import { allowedOrigins, isAllowedOrigin } from '../platform/socket/origins.js';
import { refused } from './access-tokens.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every HTTP call needs a valid access token, unless it is marked `@Public()`. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  private readonly origins: ReadonlySet<string>;

  constructor(
    private readonly reflector: Reflector,
    config: Config,
  ) {
    super();
    this.origins = allowedOrigins(config.http);
  }

  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    // Sockets are authenticated once, when they connect.
    if (context.getType() !== 'http' || isPublic(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (request.headers.authorization === undefined) this.checkOrigin(request);
    return super.canActivate(context);
  }

  /** Called by passport with the actor, with what our strategy threw, or with why there is no token that could be read. */
  override handleRequest<A>(error: unknown, actor: A | false, info: unknown): A {
    if (error) throw error;
    if (actor) return actor;
    if (info instanceof Error && info.message === 'No auth token') {
      throw new ChatError('UNAUTHENTICATED', 'This call needs an access token.');
    }
    throw refused(info);
  }

  /** Browsers send cookies along by themselves: what changes something must come from a page of ours. */
  private checkOrigin(request: Request): void {
    const { origin, host } = request.headers;
    const said = origin !== undefined || READING.has(request.method) || !request.headers.cookie;
    if (said && isAllowedOrigin(origin, host, this.origins)) return;
    throw new ChatError(
      'FORBIDDEN',
      'With a token from a cookie this call must come from a page of this server.',
    );
  }
}

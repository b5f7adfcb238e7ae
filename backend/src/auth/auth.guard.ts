import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ChatError } from '../platform/errors/index.js';
import { AccessTokens } from './access-tokens.js';
import type { AuthenticatedRequest } from './current-actor.js';
import { IS_PUBLIC } from './public.js';

/** Every HTTP call needs a valid access token, unless it is marked `@Public()`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated once, when they connect.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
      throw new ChatError('UNAUTHENTICATED', 'This call needs an access token.');
    }
    request.user = await this.tokens.verify(token);
    return true;
  }
}

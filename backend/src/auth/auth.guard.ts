import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { requireScope } from '../access/index.js';
import { isPublic, type AuthenticatedRequest } from '../platform/http/index.js';
import { HttpAuthentication } from './http-authentication.js';

/** Every HTTP call needs a valid access token, unless it is marked `@Public()`; a bot's must cover what is called. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: HttpAuthentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated once, when they connect.
    if (context.getType() !== 'http' || isPublic(this.reflector, context)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    request.user = await this.authentication.authenticate(request, http.getResponse<Response>());
    requireScope(request.user, nameOf(context));
    return true;
  }
}

/** `rooms.getRoom` */
function nameOf(context: ExecutionContext): string {
  const controller = context.getClass().name.replace(/Controller$/, '');
  return `${controller.charAt(0).toLowerCase()}${controller.slice(1)}.${context.getHandler().name}`;
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from './sign-in.service.js';
import { DEVICE_COOKIE } from './token-transport.js';

const USER_AGENT_MAX_LENGTH = 400;

/** From where a call comes. */
export const FromCaller = createParamDecorator((_: undefined, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);

export function callerOf(request: Request): Caller {
  return {
    address: request.ip ?? 'unknown',
    ip: request.ip ?? null,
    deviceCookie: deviceCookieOf(request),
    userAgent: request.get('user-agent')?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
  };
}

function deviceCookieOf(request: Request): string | null {
  const value = (request.cookies as Record<string, unknown>)[DEVICE_COOKIE];
  return typeof value === 'string' ? value : null;
}

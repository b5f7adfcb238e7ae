import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import { invalid } from '../validation/index.js';

/**
 * Refuses queries and bodies on calls that take none. What a call does take is refused field by field by its DTO;
 * without this, a call without one would ignore whatever it is sent.
 *
 * A guard, and not an interceptor: every socket event would go through that as well, at a tenth of what it costs. It
 * comes after the guard that asks who is calling: whoever is nobody hears that first.
 */
@Injectable()
export class StrictInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() === 'http') {
      const request = context.switchToHttp().getRequest<Request>();
      const taken = taking(context);
      if (!taken.has(RouteParamtypes.QUERY)) refuseAny(request.query);
      if (!taken.has(RouteParamtypes.BODY)) refuseAny(request.body);
    }
    return true;
  }
}

function taking(context: ExecutionContext): Set<RouteParamtypes> {
  const { name } = context.getHandler();
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) ?? {}) as Record<
    string,
    unknown
  >;
  // Nest's own kinds are numbers, `3:0`; those of other decorators are random text, which may begin with digits.
  return new Set(
    Object.keys(args).flatMap((key) => (/^\d+:\d+$/.test(key) ? [Number.parseInt(key, 10)] : [])),
  );
}

function refuseAny(input: unknown): void {
  const names = Array.isArray(input) ? ['body'] : Object.keys(input ?? {});
  if (names.length === 0) return;
  throw invalid(names.map((path) => ({ path, message: `property ${path} should not exist` })));
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../actor.js';

export interface AuthenticatedRequest extends Request {
  user: Actor;
}

/** Who calls, for controllers. The guard of `auth` has put it there. */
export const CurrentActor = createParamDecorator((_: undefined, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<AuthenticatedRequest>().user;
});

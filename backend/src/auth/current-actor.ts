import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { VerifiedActor } from './access-tokens.js';

export interface AuthenticatedRequest extends Request {
  user: VerifiedActor;
}

/** Who calls; for controllers. */
export const CurrentActor = createParamDecorator((_: undefined, context: ExecutionContext): VerifiedActor => {
  return context.switchToHttp().getRequest<AuthenticatedRequest>().user;
});

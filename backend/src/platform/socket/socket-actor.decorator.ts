import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../actor.js';
import type { ChatSocket } from './socket.types.js';

const socketOf = (context: ExecutionContext): ChatSocket => context.switchToWs().getClient<ChatSocket>();

/** Who acts, in a gateway's method. */
export const SocketActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => socketOf(context).data.actor,
);

/** The socket itself: for what is about this connection and not about its person. */
export const CurrentSocket = createParamDecorator((_data: unknown, context: ExecutionContext): ChatSocket =>
  socketOf(context),
);

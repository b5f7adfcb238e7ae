import {
  type ArgumentsHost,
  applyDecorators,
  Catch,
  type ExceptionFilter,
  SetMetadata,
  UseFilters,
} from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { Answer } from './answer.js';

export const CHAT_GATEWAY = 'parley:chat-gateway';

@Catch()
class RefusalFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const answer: unknown = host.getArgByIndex(2);
    if (answer instanceof Answer) answer.refuse(error);
  }
}

/**
 * The one decorator of a gateway. NestJS leaves clients hanging in ways of its own (no answer when a handler throws or
 * returns nothing, an event in place of the answer when the result has a key `event`, filters that are not asked):
 * together with `ChatIoAdapter` this closes them all, so that every event is answered exactly once.
 *
 * Its methods take `@Payload()`, `@SocketActor()` and `@CurrentSocket()`, and give the ack's data or throw.
 * `SocketModule` refuses to start with a gateway that does not wear it.
 */
export const ChatGateway = (): ClassDecorator =>
  applyDecorators(WebSocketGateway(), UseFilters(new RefusalFilter()), SetMetadata(CHAT_GATEWAY, true));

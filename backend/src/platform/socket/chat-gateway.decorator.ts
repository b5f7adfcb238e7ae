import {
  type ArgumentsHost,
  applyDecorators,
  type CallHandler,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { defaultIfEmpty, map, type Observable, take } from 'rxjs';
import { Answer, Outcome } from './answer.js';

export const CHAT_GATEWAY = 'parley:chat-gateway';

@Injectable()
class OutcomeInterceptor implements NestInterceptor<unknown, Outcome> {
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<Outcome> {
    return next.handle().pipe(
      take(1),
      defaultIfEmpty(undefined),
      map((data) => new Outcome(data)),
    );
  }
}

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
  applyDecorators(
    WebSocketGateway(),
    UseFilters(new RefusalFilter()),
    UseInterceptors(new OutcomeInterceptor()),
    SetMetadata(CHAT_GATEWAY, true),
  );

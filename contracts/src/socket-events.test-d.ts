import { expectTypeOf } from 'expect-type';
import type {
  Ack,
  AckOf,
  ClientToServerEvents,
  ErrorCode,
  Message,
  PayloadOf,
  ServerToClientEvents,
} from './index.js';

expectTypeOf<PayloadOf<'message:send'>>().toEqualTypeOf<{
  id: string;
  roomId: string;
  body: string;
  replyTo?: string;
  attachmentIds?: string[];
}>();
expectTypeOf<PayloadOf<'ping'>>().toEqualTypeOf<undefined>();
expectTypeOf<AckOf<'message:send'>>().toEqualTypeOf<Message>();
expectTypeOf<AckOf<'ping'>>().toEqualTypeOf<{ now: string }>();
expectTypeOf<AckOf<'typing'>>().toEqualTypeOf<never>();
expectTypeOf<Parameters<ServerToClientEvents['message:changed']>>().toEqualTypeOf<[message: Message]>();

const answer = { ok: false, error: { code: 'MUTED', message: 'muted' } } satisfies Ack<Message>;
expectTypeOf(answer.error.code).toExtend<ErrorCode>();

declare const send: ClientToServerEvents['message:send'];
const ack = (): void => undefined;
// @ts-expect-error a message needs its body
send({ id: '1', roomId: '2' }, ack);
// @ts-expect-error a body is a string
send({ id: '1', roomId: '2', body: 5 }, ack);
// @ts-expect-error a field that is not in the contract
send({ id: '1', roomId: '2', body: 'x', colour: 'red' }, ack);
// @ts-expect-error an ack is due
send({ id: '1', roomId: '2', body: 'x' });
// @ts-expect-error the set of codes is closed
const unknownCode: ErrorCode = 'OOPS';
void unknownCode;

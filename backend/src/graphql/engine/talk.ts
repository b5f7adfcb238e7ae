import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { CloseCode, makeServer } from 'graphql-ws';
import { ChatError } from '../../platform/errors/index.js';
import type { RequestContext } from '../context.js';
import { validated } from '../fields.js';
import { OperationDto } from '../operation.dto.js';
import type { Engine } from './engine.js';
import { told, withCode } from './errors.js';

/** The other end of a conversation in graphql-transport-ws. */
export interface Partner {
  readonly protocol: string;
  readonly maxSubscriptions: number;
  readonly silenceMs: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  /** An operation is answered when this resolves; subscriptions are none. */
  underWay(answered: Promise<void>): void;
  /** Who it is. `undefined` where it was refused, and the WebSocket closed. */
  enter(parameters: unknown): Promise<((isLasting: boolean) => RequestContext) | undefined>;
}

export interface Talk {
  /** One message of the partner. Resolves when it has been dealt with, which for a subscription is its end. */
  hear(text: string): Promise<void>;
  /** The WebSocket is closed. */
  over(code: number, reason: string): Promise<void>;
}

/** Carries the conversation on, by `graphql-ws`. */
export function talkWith(engine: Engine, partner: Partner): Talk {
  let contextOf: ((isLasting: boolean) => RequestContext) | undefined;
  const answered = new Map<string, () => void>();
  let listener: (text: string) => Promise<void> = () => Promise.resolve();
  const refused = (errors: readonly unknown[]): GraphQLError[] =>
    engine.refused(errors, contextOf?.(false).userId);
  const server = makeServer({
    connectionInitWaitTimeout: partner.silenceMs,
    onConnect: async ({ connectionParams }) => {
      contextOf = await partner.enter(connectionParams);
      return contextOf !== undefined;
    },
    onSubscribe: async ({ subscriptions }, id, payload) => {
      try {
        if (!contextOf) throw new ChatError('UNAUTHENTICATED', 'Say who you are first.');
        requireRoom(Object.keys(subscriptions).length, partner.maxSubscriptions);
        const operation = await validated(OperationDto, payload);
        const context = contextOf(false);
        const prepared = engine.prepare(operation, await engine.mayLookInside(context));
        if ('errors' in prepared) return prepared.errors;
        if (prepared.type === 'subscription') return engine.argumentsOf(prepared, contextOf(true));
        partner.underWay(new Promise((resolve) => answered.set(id, resolve)));
        return engine.argumentsOf(prepared, context);
      } catch (error) {
        return [told(error)];
      }
    },
    onComplete: (_context, id) => {
      answered.get(id)?.();
      answered.delete(id);
    },
    onNext: (_context, _id, _payload, _args, result: ExecutionResult) =>
      result.errors ? { ...result, errors: refused(result.errors) } : undefined,
    onError: (_context, _id, _payload, errors) =>
      refused(
        errors.map((error) => (error instanceof GraphQLError ? error : new GraphQLError(String(error)))),
      ),
  });
  const over = server.opened(
    {
      protocol: partner.protocol,
      send: (text) => partner.send(text),
      close: (code = 1000, reason = '') => partner.close(code, reason),
      onMessage: (hear) => {
        listener = hear;
      },
    },
    undefined,
  );
  const hear = async (text: string): Promise<void> => {
    try {
      await listener(text);
    } catch (error) {
      if (!isForServers(error)) throw error;
      partner.close(CloseCode.BadRequest, 'VALIDATION: only servers send messages of this type');
    }
  };
  return { hear, over: async (code, reason) => over(code, reason) };
}

/** A client that sends `next`, `error` or `connection_ack`: to `graphql-ws` that is an error of whoever uses it. */
const isForServers = (error: unknown): boolean =>
  error instanceof Error && /^Unexpected message of type (next|error|connection_ack) /.test(error.message);

function requireRoom(open: number, max: number): void {
  if (max === 0 || open <= max) return;
  throw withCode(
    new ChatError('RATE_LIMITED', `A connection may have ${max} operations at once. End another one.`),
  );
}

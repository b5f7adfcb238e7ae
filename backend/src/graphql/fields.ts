import type { Type } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { strictValidation } from '../platform/validation/index.js';
import type { RequestContext } from './context.js';

/**
 * What stands behind a field of Query or Mutation. There are two ways to make one, so none can forget to say who may
 * ask; what may be done in a room is for the service to say.
 */
export type RootField = (args: object, context: RequestContext) => Promise<unknown>;

/** What stands behind a field of Subscription: its events, in their order. Refusals are thrown before the first. */
export type LiveField = (args: object, context: RequestContext) => Promise<AsyncIterableIterator<unknown>>;

/** A field of another type that its parent's own value does not hold. */
export type TypeField = (parent: never, args: object, context: RequestContext) => unknown;

/** One part of the schema: its text, and what stands behind it. */
export interface SchemaPart {
  readonly text: string;
  readonly queries?: Readonly<Record<string, RootField>>;
  readonly mutations?: Readonly<Record<string, RootField>>;
  readonly subscriptions?: Readonly<Record<string, LiveField>>;
  readonly types?: Readonly<Record<string, Readonly<Record<string, TypeField>>>>;
}

/** For a field without arguments, of which the language itself refuses any. */
export class NoArgs {}

const pipe = strictValidation();

/** Held to the same rules as a body over REST. @throws ChatError VALIDATION */
export async function validated<A extends object>(type: Type<A>, args: object): Promise<A> {
  if (type === NoArgs) return new type();
  return (await pipe.transform({ ...args }, { type: 'body', metatype: type })) as A;
}

/** A field for whoever is signed in. Who they are is asked first. */
export function signedIn<A extends object, R>(
  type: Type<A>,
  act: (actor: Actor, args: A, context: RequestContext) => R | Promise<R>,
): (args: object, context: RequestContext) => Promise<R> {
  return async (args, context) => {
    const actor = await context.actor();
    return act(actor, await validated(type, args), context);
  };
}

/** A field for everybody, signed in or not. */
export function forEverybody<A extends object, R>(
  type: Type<A>,
  act: (args: A, context: RequestContext) => R | Promise<R>,
): (args: object, context: RequestContext) => Promise<R> {
  return async (args, context) => act(await validated(type, args), context);
}

/** A field that holds the person whose id its parent has; all of one operation are asked for at once. */
export function person<P>(idOf: (parent: P) => Id): TypeField {
  return (parent: P, _args, { loaders }) => loaders.users.load(idOf(parent));
}

/** The same for several. */
export function people<P>(idsOf: (parent: P) => readonly Id[]): TypeField {
  return (parent: P, _args, { loaders }) => loaders.users.loadMany(idsOf(parent));
}

/** What a field answers that has nothing to tell: it was done. */
export async function done(work: Promise<unknown>): Promise<true> {
  await work;
  return true;
}

import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
  isScalarType,
} from 'graphql';
import { needsNothing, requireScope } from '../../access/index.js';
import type { RequestContext } from '../context.js';
import type { LiveField, RootField, SchemaPart, TypeField } from '../fields.js';

/**
 * The schema of all parts. It is whole, or it throws: behind every field of Query, Mutation and Subscription stands
 * something that says who may ask, and nothing stands behind a field that is not there.
 */
export function assemble(parts: readonly SchemaPart[]): GraphQLSchema {
  const schema = buildSchema(parts.map(({ text }) => text).join('\n'));
  const { Query, Mutation, Subscription } = {
    Query: schema.getQueryType(),
    Mutation: schema.getMutationType(),
    Subscription: schema.getSubscriptionType(),
  };
  for (const part of parts) {
    bind(Query, part.queries, root);
    bind(Mutation, part.mutations, root);
    bind(Subscription, part.subscriptions, live);
    for (const [name, fields] of Object.entries(part.types ?? {})) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`there is no type ${name} for the fields of it`);
      bind(type, fields, inner);
    }
  }
  for (const type of [Query, Mutation, Subscription]) requireAllBound(type);
  keepToStrings(schema);
  return schema;
}

type Field = ReturnType<GraphQLObjectType['getFields']>[string];

function bind<F>(
  type: GraphQLObjectType | null | undefined,
  behind: Readonly<Record<string, F>> = {},
  put: (field: Field, act: F, name: string) => void,
): void {
  for (const [name, act] of Object.entries(behind)) {
    const field = type?.getFields()[name];
    if (!field) throw new Error(`there is no field ${type?.name}.${name} in the schema`);
    put(field, act, `${type?.name}.${field.name}`);
  }
}

function root(field: Field, act: RootField, name: string): void {
  field.resolve = async (_root, args: object, context: RequestContext) => {
    await requireCovered(context, name);
    return act(args, context);
  };
}

function live(field: Field, act: LiveField, name: string): void {
  field.subscribe = async (_root, args: object, context: RequestContext) => {
    await requireCovered(context, name);
    return act(args, context);
  };
  // What comes is what is told.
  field.resolve = (event: unknown) => event;
}

/** A bot's token must cover the field. Where none is needed nobody is asked who they are. */
async function requireCovered(context: RequestContext, name: string): Promise<void> {
  if (!needsNothing(name)) requireScope(await context.actor(), name);
}

function inner(field: Field, act: TypeField): void {
  field.resolve = (parent: unknown, args: object, context: RequestContext) =>
    act(parent as never, args, context);
}

function requireAllBound(type: GraphQLObjectType | null | undefined): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    if (!field.resolve) throw new Error(`nothing stands behind the field ${type?.name}.${field.name}`);
  }
}

/** Our own scalars are texts, which the services check; numbers and objects are not turned into any. */
function keepToStrings(schema: GraphQLSchema): void {
  for (const name of ['Id', 'Timestamp']) {
    const type = schema.getType(name);
    if (!isScalarType(type)) throw new Error(`there is no scalar ${name}`);
    type.parseValue = (value) => GraphQLString.parseValue(value);
    type.parseLiteral = (node, variables) => GraphQLString.parseLiteral(node, variables);
  }
}

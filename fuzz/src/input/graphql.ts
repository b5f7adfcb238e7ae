import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Random } from '../random.js';
import type { Schema, ValidValues } from './schema.js';

const SCHEMA = buildSchema(
  readFileSync(new URL('../../../contracts/schema.graphql', import.meta.url), 'utf8'),
);
const DEEPEST = 4;

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: { getFields(): Record<string, Field> } | null | undefined): readonly Field[] =>
  Object.values(type?.getFields() ?? {});

const ROOTS = {
  query: fieldsOf(SCHEMA.getQueryType()),
  mutation: fieldsOf(SCHEMA.getMutationType()),
  subscription: fieldsOf(SCHEMA.getSubscriptionType()),
};
export type Kind = keyof typeof ROOTS;

/** One field of the schema with what it takes as variables, asked for something of what it gives. */
export function validOperation(
  values: ValidValues,
  random: Random,
  kind: Kind = random.weighted({ query: 1, mutation: 1 }),
): Operation {
  const field = random.pick(ROOTS[kind]);
  const given = field.args.filter((one) => isRequiredArgument(one) || random.chance(0.4));
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const about = (name: string): string => (name === 'id' ? idOf(field.name) : name);
  return {
    query: `${kind}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}${selection(field.type, random)} }`,
    variables: Object.fromEntries(
      given.map(({ name, type }) => [name, values.of(schemaOf(type), about(name))]),
    ),
  };
}

/** What the `id` of this field is of. */
function idOf(field: string): string {
  if (/room$/i.test(field)) return 'roomId';
  return field === 'user' ? 'userId' : 'id';
}

function selection(type: GraphQLOutputType, random: Random, depth = 0): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const chosen = fieldsOf(named).flatMap((field) => {
    const isObject = isObjectType(getNamedType(field.type));
    if (field.args.some(isRequiredArgument) || !random.chance(isObject ? 0.3 : 0.6)) return [];
    if (isObject && depth === DEEPEST) return [];
    return [`${field.name}${selection(field.type, random, depth + 1)}`];
  });
  return ` { ${['__typename', ...chosen].join(' ')} }`;
}

function schemaOf(type: GraphQLInputType): Schema {
  if (isNonNullType(type)) return schemaOf(type.ofType);
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) };
  if (isEnumType(type)) return { enum: type.getValues().map(({ name }) => name) };
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field.type)])),
      required: fields.filter(isRequiredInputField).map(({ name }) => name),
    };
  }
  switch (type.name) {
    case 'Int':
      return { type: 'integer' };
    case 'Boolean':
      return { type: 'boolean' };
    case 'Id':
    case 'Timestamp':
      return { $ref: `#/definitions/${type.name}` };
    default:
      return { type: 'string' };
  }
}

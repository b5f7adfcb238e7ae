import { buildSchema, getNamedType, isCompositeType } from 'graphql';
import { TEXTS } from '../../../src/graphql/engine/printed.js';

const schema = buildSchema(TEXTS.join('\n'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

/** `Query.me`, of every field of Query, Mutation and Subscription. */
export const ROOT_FIELDS = roots.flatMap((type) =>
  Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`),
);

/** The field alone, with variables for what is given. */
export function operationOf(name: string, given: readonly string[]): string {
  const [typeName = '', fieldName = ''] = name.split('.');
  const field = roots.find((type) => type?.name === typeName)?.getFields()[fieldName];
  if (!field) throw new Error(`there is no ${name}`);
  const args = field.args.filter((arg) => given.includes(arg.name));
  const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const values = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  const list = (text: string): string => (text ? `(${text})` : '');
  return `${typeName.toLowerCase()} ${list(variables)} { ${fieldName}${list(values)} ${selection} }`;
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import schemas from '@parley/contracts/schemas.json' with { type: 'json' };
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  isEnumType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { printedSchema } from '../../src/graphql/engine/printed.js';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';
import { dataOf } from './graphql.js';

let database: TestDatabase;
let app: TestApp;
let schema: GraphQLSchema;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  const data = await dataOf(app, undefined, getIntrospectionQuery());
  schema = buildClientSchema(data as Parameters<typeof buildClientSchema>[0]);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
}

const contract =
  (schemas as { definitions?: object; $defs?: object }).definitions ?? (schemas as { $defs?: object }).$defs;

function modelOf(name: string): JsonSchema {
  const model = (contract as Readonly<Record<string, JsonSchema>>)[name];
  if (!model) throw new Error(`the contract has no ${name}`);
  return model;
}

test('what the server says of itself is what is checked in', () => {
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(printedSchema());
});

/** Of a room those that only its members see are null for others. */
const MEMBERS_ONLY = ['me', 'unread', 'mentions'];

test.each([
  ['User', 'User'],
  ['Me', 'Me'],
  ['UserSettings', 'UserSettings'],
  ['Room', 'MyRoom'],
  ['Membership', 'Membership'],
  ['Member', 'Member'],
  ['Message', 'Message'],
  ['Reaction', 'Reaction'],
  ['Pin', 'Pin'],
  ['Attachment', 'Attachment'],
  ['Ban', 'Ban'],
  ['Invite', 'Invite'],
  ['Session', 'Session'],
  ['SignedIn', 'SignedIn'],
  ['Tokens', 'Tokens'],
  ['Presence', 'Presence'],
  ['Changes', 'Changes'],
  ['Receipts', 'Receipts'],
  ['ReadMarks', 'ReadMarks'],
  ['TextRange', 'TextRange'],
])('%s has every field of the contract’s %s', (typeName, model) => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`there is no type ${typeName}`);
  const { properties = {}, required = [] } = modelOf(model);
  expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(Object.keys(properties)));
  for (const [name, property] of Object.entries(properties)) {
    if (MEMBERS_ONLY.includes(name) && typeName === 'Room') continue;
    const mayBeMissing = !required.includes(name) || JSON.stringify(property).includes('"null"');
    const isAlways = isNonNullType(type.getFields()[name]?.type);
    expect(`${name} ${isAlways ? 'always' : 'perhaps'}`).toBe(
      `${name} ${mayBeMissing ? 'perhaps' : 'always'}`,
    );
  }
});

test.each([
  'RoomKind',
  'MemberRole',
  'NotifyLevel',
  'MessageKind',
  'PresenceStatus',
  'PresenceChoice',
  'RemovalReason',
  'UserRole',
  'Blocked',
  'SearchOrder',
])('%s has the contract’s values', (name) => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`there is no enum ${name}`);
  expect(
    type
      .getValues()
      .map((value) => value.name)
      .sort(),
  ).toEqual([...(modelOf(name).enum ?? [])].sort());
});

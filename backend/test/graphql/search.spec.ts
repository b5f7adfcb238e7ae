import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Indexer } from '../../src/search/indexer.js';
import {
  apiOf,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { v7 as newId } from 'uuid';
import { type Body, codeOf, dataOf } from './graphql.js';

const SEARCH = `query ($query: String!, $roomId: Id, $authorId: Id, $first: Int! = 50, $after: String, $order: SearchOrder! = newest) {
  search(query: $query, roomId: $roomId, authorId: $authorId, first: $first, after: $after, order: $order) {
    edges { node { body author { displayName } attachments { id } } highlights { from to } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

let database: TestDatabase;
let app: TestApp;
let ann: Person;
let ben: Person;
let roomId: string;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_SEARCHES_PER_MINUTE: '0' } });
  [ann, ben] = [await signUp(app, 'ann'), await signUp(app, 'ben')];
  ({ id: roomId } = await makeRoom(apiOf(app, ann)));
  await apiOf(app, ben).post(`/rooms/${roomId}/join`);
  for (const n of [1, 2, 3]) await say(ann, roomId, `The brake ${n}`);
  await say(ben, roomId, 'A brake of mine');
  const { id: secret } = await makeRoom(apiOf(app, ann), { kind: 'private' });
  await say(ann, secret, 'A secret brake');
  await app.app.get(Indexer).catchUp();
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function say(by: Person, where: string, body: string): Promise<void> {
  const { status } = await apiOf(app, by).post(`/rooms/${where}/messages`, { id: newId(), body });
  expect(status).toBe(201);
}

async function search(by: Person, variables: object): Promise<Body> {
  const data = await dataOf(app, by.token, SEARCH, { query: 'brake', ...variables });
  return data['search'];
}

const bodiesOf = ({ edges }: Body): string[] => edges.map(({ node }: Body) => node.body);

test('finds what the caller may read, with where it stands', async () => {
  const found = await search(ben, {});
  expect(bodiesOf(found)).toEqual(['A brake of mine', 'The brake 3', 'The brake 2', 'The brake 1']);
  expect(found.edges[0]).toEqual({
    node: { body: 'A brake of mine', author: { displayName: 'ben' }, attachments: [] },
    highlights: [{ from: 2, to: 7 }],
  });
  expect(bodiesOf(await search(ann, { first: 1 }))).toEqual(['A secret brake']);
  expect(bodiesOf(await search(ann, { authorId: ben.user.id }))).toEqual(['A brake of mine']);
  expect(bodiesOf(await search(ann, { roomId, authorId: ann.user.id }))).toHaveLength(3);
});

test.each(['newest', 'best'])('goes on after a cursor, the %s first', async (order) => {
  const first = await search(ben, { first: 3, order });
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const rest = await search(ben, { first: 3, order, after: first.pageInfo.endCursor });
  expect(rest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, endCursor: null });
  expect([...bodiesOf(first), ...bodiesOf(rest)].sort()).toEqual([
    'A brake of mine',
    'The brake 1',
    'The brake 2',
    'The brake 3',
  ]);
});

test.each([
  ['nothing', { query: '' }],
  ['more than a page', { first: 101 }],
  ['none at all', { first: 0 }],
  ['a cursor that is none', { after: 'x' }],
  ['a room that is none', { roomId: 'x' }],
])('does not take %s', async (_what, variables) => {
  expect(await codeOf(app, ann.token, SEARCH, { query: 'brake', ...variables })).toBe('VALIDATION');
});

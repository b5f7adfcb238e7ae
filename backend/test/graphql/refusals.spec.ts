import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import request from 'supertest';
import { Tallies } from '../../src/platform/observability/index.js';
import {
  eventually,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { codeOf } from './graphql.js';
import { type Live, live } from './live.js';

/** What is refused is counted, whichever way it came in. */

const ROOM = 'query ($id: Id!) { room(id: $id) { id } }';
const SEARCH = '{ search(query: "word") { pageInfo { endCursor } } }';
const MESSAGES = 'subscription ($id: Id!) { messageChanged(roomId: $id, sinceVersion: 0) { version } }';

let database: TestDatabase;
let app: TestApp;
let ann: Person;
let connection: Live;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_SEARCHES_PER_MINUTE: '1' } });
  ann = await signUp(app, 'ann');
  connection = live(app, ann.token);
});

beforeEach(() => void app.app.get(Tallies).take());

afterAll(async () => {
  connection?.dispose();
  await app?.close();
  await database?.close();
});

/** In all, and of what is known to be hers. */
function counted(): { all: Record<string, number>; ofAnn: Record<string, number> } {
  const { counts, byUser } = app.app.get(Tallies).take();
  const refused = (all: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...all].filter(([name]) => /^(errors|limits)\./.test(name)));
  return { all: refused(counts), ofAnn: refused(byUser.get(ann.user.id) ?? []) };
}

test('over HTTP, once for each refusal, and of the person who is known', async () => {
  expect(await codeOf(app, ann.token, ROOM, { id: newId() })).toBe('NOT_FOUND');
  expect(await codeOf(app, undefined, '{ me { id } }')).toBe('UNAUTHENTICATED');
  expect(await codeOf(app, ann.token, '{ nothing }')).toBe('VALIDATION');
  expect(await codeOf(app, ann.token, '{ me { id } }')).toBe('ok');
  const { all, ofAnn } = counted();
  expect(all).toEqual({ 'errors.NOT_FOUND': 1, 'errors.UNAUTHENTICATED': 1, 'errors.VALIDATION': 1 });
  expect(ofAnn).toEqual({ 'errors.NOT_FOUND': 1 });
});

test('with the limit that it was, in the statistics and in the metrics', async () => {
  expect(await codeOf(app, ann.token, SEARCH)).toBe('ok');
  expect(await codeOf(app, ann.token, SEARCH)).toBe('RATE_LIMITED');
  expect(counted().ofAnn).toEqual({ 'errors.RATE_LIMITED': 1, 'limits.searches': 1 });
  const { text } = await request(app.url).get('/metrics').expect(200);
  expect(text).toContain('parley_rate_limit_hits_total{limit="searches"} 1');
});

test('over a WebSocket: a query, a subscription, and what is no operation', async () => {
  connection.subscribe(ROOM, { id: newId() });
  expect((await connection.subscribe(MESSAGES, { id: newId() }).ended)?.extensions.code).toBe('NOT_FOUND');
  expect((await connection.subscribe('{ nothing }').ended)?.extensions.code).toBe('VALIDATION');
  const expected = { 'errors.NOT_FOUND': 2, 'errors.VALIDATION': 1 };
  const sum: Record<string, number> = {};
  await eventually(() => {
    for (const [name, count] of Object.entries(counted().ofAnn)) sum[name] = (sum[name] ?? 0) + count;
    expect(sum).toEqual(expected);
  });
});

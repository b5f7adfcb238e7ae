import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
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
import { codeOf, dataOf, operate } from './graphql.js';
import { live } from './live.js';

/** Six fields in each other. */
const DEEP = 'messages(roomId: "x") { edges { node { reactions { users { id } } } } }';

let database: TestDatabase;
let app: TestApp;
let production: TestApp;
let ann: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({
    database,
    env: { LIMIT_SOCKETS_PER_USER: '2', LIMIT_GRAPHQL_SUBSCRIPTIONS: '2' },
  });
  production = await startApp({
    database,
    env: { NODE_ENV: 'production', LIMIT_GRAPHQL_DEPTH: '5', PUBLIC_URL: 'https://chat.example.com' },
  });
  ann = await signUp(app, 'ann');
});

afterAll(async () => {
  await app?.close();
  await production?.close();
  await database?.close();
});

describe('an operation is refused', () => {
  test.each([
    [
      'that asks for too much',
      '{ rooms(limit: 100) { items { members(limit: 100) { items { user { id username } } } } } }',
      'VALIDATION',
    ],
    [
      'with too many aliases',
      `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: me { id }`).join(' ')} }`,
      'VALIDATION',
    ],
    ['with too many words', `{ me { ${'id '.repeat(2_001)} } }`, 'VALIDATION'],
    [
      'with too many changes',
      `mutation { ${Array.from({ length: 21 }, (_, n) => `a${n}: logout`).join(' ')} }`,
      'VALIDATION',
    ],
    [
      'with fragments that double',
      `{ me { ...f0 } } ${Array.from({ length: 60 }, (_, n) => `fragment f${n} on Me { id ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f60 on Me { id }`,
      'VALIDATION',
    ],
    ['that is none', '{ me { id }', 'VALIDATION'],
    ['that subscribes', 'subscription { roomsChanged { roomId } }', 'VALIDATION'],
  ])('%s', async (_what, query, code) => {
    expect(await codeOf(app, ann.token, query)).toBe(code);
  });

  test('that is too deep', async () => {
    const deep = `{ ...A } fragment A on Query { ${DEEP} }`;
    expect((await operate(production, ann.token, deep)).errors?.[0]?.message).toMatch(
      /6 fields deep; it may be 5/,
    );
  });

  test('in an array with others, and by a GET', async () => {
    const batch = await request(app.url)
      .post('/graphql')
      .auth(ann.token, { type: 'bearer' })
      .send([{ query: '{ me { id } }' }]);
    expect([batch.status, batch.body.code]).toEqual([400, 'VALIDATION']);
    const got = await request(app.url).get('/graphql?query={me{id}}').auth(ann.token, { type: 'bearer' });
    expect(got.status).toBe(404);
    const form = await request(app.url).post('/graphql').type('form').send('query={me{id}}');
    expect(form.status).toBe(415);
  });
});

test('the schema is told outside production, and to administrators', async () => {
  expect(await codeOf(app, undefined, '{ __schema { types { name } } }')).toBe('ok');
  expect(await codeOf(production, ann.token, '{ __schema { types { name } } }')).toBe('VALIDATION');
  await database.query(`UPDATE users SET role = 'admin' WHERE id = '${ann.user.id}'`);
  const fresh = await startApp({
    database,
    env: { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example.com' },
  });
  try {
    expect(await codeOf(fresh, ann.token, '{ __schema { types { name } } }')).toBe('ok');
  } finally {
    await fresh.close();
  }
});

test('fifty messages with their authors and reactions are a few questions, and not more than five', async () => {
  const { id: roomId } = await makeRoom(apiOf(app, ann));
  const ask = `query ($roomId: Id!, $n: Int!) { messages(roomId: $roomId, last: $n) { edges { node { body author { displayName } reactions { emoji users { displayName } } } } } }`;
  const send =
    'mutation ($id: Id!, $roomId: Id!, $body: String!, $e: String!) { sendMessage(id: $id, roomId: $roomId, body: $body) { id } reactToMessage(id: $id, roomId: $roomId, emoji: $e, on: true) { id } }';
  const writers = await Promise.all(Array.from({ length: 5 }, (_, n) => signUp(app, `writer${n}`)));
  for (const writer of writers) await apiOf(app, writer).post(`/rooms/${roomId}/join`);
  for (let n = 0; n < 50; n += 1) {
    await dataOf(app, writers[n % 5]?.token, send, { id: newId(), roomId, body: `${n}`, e: '👍' });
  }
  const questions = async (n: number): Promise<number> => {
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    try {
      const { messages } = await dataOf(app, ann.token, ask, { roomId, n });
      expect(messages.edges).toHaveLength(n);
      return asked.mock.calls.length;
    } finally {
      asked.mockRestore();
    }
  };
  // The server also asks by itself, now and then: what one operation asks is the fewest of some tries.
  const fewest = async (n: number): Promise<number> => {
    const tries = [];
    for (let left = 5; left > 0; left -= 1) tries.push(await questions(n));
    return Math.min(...tries);
  };
  const few = await fewest(2);
  expect(await fewest(50)).toBeLessThanOrEqual(Math.max(few, 5));
});

describe('a WebSocket', () => {
  test('counts as one of a person’s sockets, and has so many subscriptions', async () => {
    const ben = await signUp(app, 'ben');
    const open = [live(app, ben.token), live(app, ben.token)];
    const subscription = 'subscription { roomsChanged { roomId } }';
    open[0]?.subscribe(subscription);
    open[0]?.subscribe(subscription);
    const third = open[0]?.subscribe(subscription);
    expect((await third?.ended)?.extensions.code).toBe('RATE_LIMITED');
    const me = open[1]?.subscribe('{ me { id } }');
    expect(await me?.ended).toBeNull();
    const beyond = live(app, ben.token);
    expect(await beyond.closed).toMatchObject({ code: 4429 });
    for (const one of [...open, beyond]) one.dispose();
  });

  test('is not for sign-ins, nor for pages of others', async () => {
    const { errors } = await operate(
      app,
      undefined,
      'mutation { renewConnection(accessToken: "x") { expiresAt } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const upgrade = await fetch(`${app.url}/graphql`, { headers: { origin: 'https://evil.example.com' } });
    expect(upgrade.status).toBe(404);
  });

  test.each([
    '{"type":"connection_ack"}',
    '{"type":"next","id":"a","payload":{"data":{}}}',
    '{"type":"error","id":"a","payload":[{"message":"x"}]}',
    'x',
  ])('is closed with 4400 for what is for servers to send, or nothing: %s', async (text) => {
    const cat = await signUp(app, `cat${newId().slice(-12)}`);
    const webSocket = new WebSocket(`${app.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => webSocket.once('close', resolve));
    await new Promise((resolve) => webSocket.once('open', resolve));
    const payload = { authorization: `Bearer ${cat.token}` };
    webSocket.send(JSON.stringify({ type: 'connection_init', payload }));
    await new Promise((resolve) => webSocket.once('message', resolve));
    webSocket.send(text);
    expect(await closed).toBe(4400);
  });

  test('is closed with 1001 when its instance stops', async () => {
    const stopping = await startApp({ database });
    const connection = live(stopping, ann.token);
    const heard = connection.subscribe('{ me { id } }');
    await heard.ended;
    await stopping.close();
    expect(await connection.closed).toMatchObject({ code: 1001 });
  });
});

import { connect as connectTcp } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  emitAnything,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type Person,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

/** Names that every object has: looked up in an object of known fields, they seem to be among them. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];

let database: TestDatabase;
let app: TestApp;
let person: Person;
let socket: TestSocket;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  person = await signUp(app, 'somebody');
  socket = await connect(app, person.token);
  room = await makeRoom(apiOf(app, person));
});

afterAll(async () => {
  socket?.close();
  await app?.close();
  await database?.close();
});

const authorized = (pending: request.Test) => pending.set('Authorization', `Bearer ${person.token}`);
const patchMe = (json: string) =>
  authorized(request(app.url).patch('/api/v1/users/me')).type('json').send(json);
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('over REST', () => {
  test.each(INHERITED)('a field named %s is refused, not dropped', async (name) => {
    const response = await patchMe(`{"bio":"changed","${name}":{"admin":true}}`);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ code: 'VALIDATION', errors: [{ path: name }] });
    const inner = await patchMe(`{"settings":{"${name}":1}}`);
    expect(inner.body).toMatchObject({ code: 'VALIDATION', errors: [{ path: `settings.${name}` }] });
    const query = await authorized(request(app.url).get(`/api/v1/users?query=a&${name}=1`));
    expect(query.body).toMatchObject({ code: 'VALIDATION', errors: [{ path: name }] });
    const { body } = await apiOf(app, person).get<{ bio: string | null }>('/users/me');
    expect(body.bio).toBeNull();
  });

  test.each([9, 1_000, 100_000])('what is nested %i deep is refused', async (depth) => {
    const response = await patchMe(`{"settings":${deep(depth)}}`);
    expect(response.status).toBe(400);
    expect(response.body.detail).toMatch(/at most 8 deep/);
  });

  test('a hundred thousand unknown fields are refused in a few words', async () => {
    const fields = Array.from({ length: 100_000 }, (_, n) => `"${n}":0`).join(',');
    const response = await patchMe(`{${fields}}`);
    expect(response.status).toBe(400);
    expect(response.text.length).toBeLessThan(2_000);
    const long = await patchMe(`{"${'x'.repeat(500_000)}":0}`);
    expect(long.status).toBe(400);
    expect(long.text.length).toBeLessThan(2_000);
  });

  test('of many wrong fields some are named, and how many there are', async () => {
    const fields = Array.from({ length: 50 }, (_, n) => `"field${n}":0`).join(',');
    const { body } = await patchMe(`{${fields}}`);
    expect(body.errors).toHaveLength(20);
    expect(body.detail).toMatch(/and 49 more/);
  });

  test('a body that unpacks to more than a megabyte is refused', async () => {
    const packed = gzipSync(Buffer.from(`{"bio":"${'a'.repeat(50_000_000)}"}`));
    expect(packed.length).toBeLessThan(60_000);
    const response = await authorized(request(app.url).patch('/api/v1/users/me'))
      .set('Content-Encoding', 'gzip')
      .type('json')
      .serialize((body: unknown) => body as string)
      .send(packed);
    expect(response.status).toBe(413);
    expect(response.body.code).toBe('TOO_LARGE');
  });

  test('an address has a length and a number of parameters', async () => {
    const long = await authorized(request(app.url).get(`/api/v1/users?query=${'a'.repeat(5_000)}`));
    expect(long.status).toBe(413);
    expect(long.body.code).toBe('TOO_LARGE');
    const many = await authorized(request(app.url).get(`/api/v1/users?${'a=1&'.repeat(500)}`));
    expect(many.status).toBe(400);
    expect(many.body).toMatchObject({ code: 'VALIDATION' });
    expect(many.body.detail).toMatch(/at most 20 query parameters/);
  });

  test('headers have a size', async () => {
    const { port } = new URL(app.url);
    const answer = await new Promise<string>((resolve) => {
      const wire = connectTcp(Number(port), '127.0.0.1');
      let text = '';
      wire.on('data', (data) => (text += data.toString()));
      wire.on('error', () => undefined);
      wire.on('close', () => resolve(text));
      wire.write(`GET /health/live HTTP/1.1\r\nHost: x\r\nX-Large: ${'a'.repeat(40_000)}\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('over a socket', () => {
  const send = (fields: string) =>
    socket.requestAnything(
      'message:send',
      JSON.parse(`{"id":"${newId()}","roomId":"${room.id}","body":"hello"${fields}}`),
    );

  test.each(INHERITED)('a field named %s is refused, not dropped', async (name) => {
    const answer = await send(`,"${name}":{"admin":true}`);
    expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION', details: [{ path: name }] } });
  });

  test('what is nested deep is refused', async () => {
    const answer = await send(`,"replyTo":${deep(500)}`);
    expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
  });

  test.each([
    ['in place of the payload', Buffer.from('hello')],
    ['in place of a text', { id: newId(), roomId: 'later', body: Buffer.from('hello') }],
  ])('binary data is refused %s', async (_, payload) => {
    const answer = await socket.requestAnything('message:send', payload);
    expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
  });

  test('more binary parts than any packet of ours has end the connection, and nobody else’s', async () => {
    const other = await connect(app, person.token);
    const closed = new Promise((resolve) => other.socket.once('disconnect', resolve));
    emitAnything(
      other,
      'message:send',
      Array.from({ length: 100 }, () => Buffer.from('a')),
    );
    await closed;
    expect(await send('')).toMatchObject({ ok: true });
  });

  test('a packet over a megabyte ends the connection', async () => {
    const other = await connect(app, person.token);
    const closed = new Promise((resolve) => other.socket.once('disconnect', resolve));
    emitAnything(other, 'message:send', { body: 'x'.repeat(1_100_000) });
    await closed;
  });
});

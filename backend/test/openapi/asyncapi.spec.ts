import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';
import { EVENTS } from '../access/matrix/events.js';

interface Document {
  asyncapi: string;
  operations: Record<string, { title: string; action: string; reply?: object }>;
}

let database: TestDatabase;
let app: TestApp;
let document: Document;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  document = (await request(app.url).get('/api/asyncapi.json').expect(200)).body as Document;
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const titlesOf = (action: string) =>
  Object.values(document.operations)
    .filter((operation) => operation.action === action)
    .map(({ title }) => title);

test('it is an AsyncAPI 3 document that refers to nothing missing', () => {
  expect(document.asyncapi).toBe('3.0.0');
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  const missing = [...references].filter(([, path = '']) => !at(path.split('/')));
  expect(missing.map(([reference]) => reference)).toEqual([]);
});

test('it has every event that the server listens to, and says of each but typing how it is answered', () => {
  expect(titlesOf('receive').sort()).toEqual(Object.keys(EVENTS).sort());
  const silent = Object.values(document.operations).filter(
    ({ action, reply }) => action === 'receive' && !reply,
  );
  expect(silent.map(({ title }) => title)).toEqual(['typing']);
});

test('it has the events that the server sends', () => {
  expect(titlesOf('send')).toEqual(expect.arrayContaining(['message:changed', 'room:head', 'session:ended']));
});

function at(path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    document,
  );
}

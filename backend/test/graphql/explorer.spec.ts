import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { printedSchema } from '../../src/graphql/engine/printed.js';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

const PATHS = [
  '/graphql',
  '/graphql/explorer/style.css',
  '/graphql/explorer/script.js',
  '/graphql/explorer/schema.graphql',
];

let database: TestDatabase;
let developing: TestApp;
let production: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  developing = await startApp({ database, env: { NODE_ENV: 'development' } });
  production = await startApp({
    database,
    env: { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example.com' },
  });
});

afterAll(async () => {
  await developing?.close();
  await production?.close();
  await database?.close();
});

test.each(PATHS)('%s is there for who develops, and runs only what is of this server', async (path) => {
  const { headers, text } = await request(developing.url).get(path).expect(200);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none';script-src 'self';/);
  expect(headers['content-security-policy']).toMatch(/require-trusted-types-for 'script'/);
  expect(headers['content-security-policy']).not.toMatch(/unsafe|http/);
  expect(text.length).toBeGreaterThan(100);
});

test('the page has nothing inline, and all that it names is served', async () => {
  const { text } = await request(developing.url)
    .get('/graphql')
    .expect('Content-Type', /^text\/html/);
  expect(text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=|\/\/[\w.]+\//);
  const named = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(named).toHaveLength(2);
  for (const path of named) expect(PATHS).toContain(path);
  expect((await request(developing.url).get('/graphql/explorer/schema.graphql')).text).toBe(printedSchema());
});

test.each(PATHS)('%s is not there in production', async (path) => {
  const { body } = await request(production.url).get(path).expect(404);
  expect(body.code).toBe('NOT_FOUND');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('a path that nobody serves is a problem with code NOT_FOUND', async () => {
  const response = await request(app.url).get('/api/v1/nothing').expect(404);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({
    status: 404,
    code: 'NOT_FOUND',
    detail: 'There is no GET /api/v1/nothing here.',
  });
});

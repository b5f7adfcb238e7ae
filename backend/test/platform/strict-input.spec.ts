import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { startPostgres, type TestDatabase } from '../support/postgres.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
});

afterAll(async () => {
  await app.close();
  await database.close();
});

test('whoever is nobody hears that before what is wrong with the input', async () => {
  expect((await fetch(`${app.url}/api/v1/rooms?extra=1`)).status).toBe(401);
});

test('input that nothing takes is refused', async () => {
  const answer = await fetch(`${app.url}/health/live?extra=1`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'VALIDATION' });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, signUp, startApp, startPostgres, type TestDatabase } from '../support/index.js';
import { startProxy } from '../support/proxy.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres();
});

afterAll(() => database?.close());

test('a client that is gone without a word does not hold up the stop', async () => {
  const app = await startApp({ database });
  const alice = await signUp(app, 'alice');
  const proxy = await startProxy(app.url);
  const gone = await connect({ ...app, url: proxy.url.replace(/\/$/, '') }, alice.token);
  proxy.freeze();
  expect(gone.socket.connected).toBe(true);

  const begun = Date.now();
  await app.close();
  expect(Date.now() - begun).toBeLessThan(5_000);
  gone.socket.disconnect();
  await proxy.close();
});

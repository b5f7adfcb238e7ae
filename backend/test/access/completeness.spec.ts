import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';
import { EVENTS } from './matrix/events.js';
import { REST } from './matrix/rest.js';
import { eventsOf, expressRoutesOf, routesOf } from './matrix/routes.js';

/** What Express serves beside Nest's controllers, for everybody: the documentation. */
const DOCUMENTATION = /^GET \/api\/(docs|openapi\.(json|yaml)|asyncapi\.json)/;
/** The log, which sees every request to the API and answers none. */
const MIDDLEWARE = ['ALL /api/v1{/*splat}', 'ALL /graphql/{*path}'];

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

const rows = Object.entries(REST).flatMap(([controller, methods]) =>
  Object.keys(methods).map((method) => `${controller}.${method}`),
);

test('every route has its row', () => {
  const without = routesOf(app.app)
    .filter(({ controller, method }) => !rows.includes(`${controller}.${method}`))
    .map(
      ({ controller, method, verb, path }) =>
        `${verb} ${path} needs a row "${controller}: { ${method}: … }" in test/access/matrix/rest.ts, saying who may ` +
        `call it, one in rest-calls.ts, saying how, and its controller in handlers.ts`,
    );
  expect(without).toEqual([]);
});

test('every row has its route', () => {
  const routes = routesOf(app.app).map(({ controller, method }) => `${controller}.${method}`);
  expect(rows.filter((row) => !routes.includes(row))).toEqual([]);
});

test('there is no other door beside the controllers', () => {
  const known = routesOf(app.app);
  const served = expressRoutesOf(app.app);
  const others = served.filter(
    (route) =>
      !DOCUMENTATION.test(route) &&
      !MIDDLEWARE.includes(route) &&
      !known.some(({ verb, path }) => route === `${verb} ${path}` || route === `ALL ${path}`),
  );
  const told = others.map(
    (route) => `${route} is served past Nest’s controllers: nobody says who may call it`,
  );
  expect(told).toEqual([]);
  expect(served).toContain('GET /api/v1/users/me');
});

test('every event that a gateway listens to has its row, and every row its event', () => {
  const missing = eventsOf(app.app)
    .filter((event) => !(event in EVENTS))
    .map(
      (event) => `"${event}" needs its row in test/access/matrix/events.ts, and its line in event-calls.ts`,
    );
  expect(missing).toEqual([]);
  expect(Object.keys(EVENTS).filter((event) => !eventsOf(app.app).includes(event))).toEqual([]);
});

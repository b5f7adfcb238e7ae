import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { ERROR_STATUS, type Problem, TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import type { TestApp } from '../support/index.js';
import type { Caller, Row } from './matrix/grid.js';
import { type Instances, startInstances } from './matrix/instances.js';
import { callOf } from './matrix/rest-calls.js';
import { type Answer, answerOf } from './matrix/rest-fields.js';
import { REST } from './matrix/rest.js';
import { type Route, routesOf } from './matrix/routes.js';
import { holds } from './matrix/run.js';
import { differences } from './matrix/shape.js';
import type { World } from './matrix/world.js';

/**
 * The tables of `rest.ts` and `rest-fields.ts`, cell by cell, against two instances: what is answered, with which
 * fields, and that a refusal changes nothing.
 */

let instances: Instances;
let routes: Route[];

beforeAll(async () => {
  instances = await startInstances();
  routes = routesOf(instances.apps[0].app);
});

afterAll(() => instances?.close());

const rows = Object.entries(REST).flatMap(([controller, methods]) =>
  Object.entries<Row>(methods).map(([method, row]) => [`${controller}.${method}`, row] as const),
);

describe.each([0, 1] as const)('instance %i', (instance) => {
  test.each(rows)('%s', async (name, row) => {
    const route = routes.find(({ controller, method }) => `${controller}.${method}` === name);
    if (!route) throw new Error(`there is no ${name}`);
    await holds(instances, instance, row, (app, world, variant, { caller }) =>
      call(app, route, world, variant, caller),
    );
  });
});

/** `ok` or the code. Anything else, and a status that is not the code's, is told as it is. */
async function call(
  app: TestApp,
  route: Route,
  world: World,
  variant: string,
  caller: Caller,
): Promise<string> {
  const { params = {}, query, body, file } = callOf(route.controller, route.method)(world, variant);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route.path} needs "${name}", which its call does not give`);
    return encodeURIComponent(value);
  });
  const verb = route.verb.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const address = query ? `${path}?${query}` : path;
  const pending = request(app.url)[verb](address).set(TOKENS_HEADER, 'body');
  if (world.caller.token !== undefined) void pending.auth(world.caller.token, { type: 'bearer' });
  if (file) void pending.attach('file', file, { filename: 'file' });
  const { status, body: answer } = await (body ? pending.send(body) : pending);
  if (status >= 200 && status < 300)
    return wrongFields(answerOf(route.controller, route.method, caller), answer) ?? 'ok';
  const { code, detail } = answer as Problem;
  return ERROR_STATUS[code] === status ? code : `${status} ${code} ${detail}`;
}

/** `null` when what goes out is what may go out. */
function wrongFields(answer: Answer, body: unknown): string | null {
  if (answer === 'text') return null;
  if (answer === 'nothing') return JSON.stringify(body) === '{}' ? null : 'something goes out';
  const wrong = differences(body, answer);
  return wrong.length > 0 ? wrong.slice(0, 3).join(', ') : null;
}

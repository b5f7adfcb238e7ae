import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf } from '../graphql/graphql.js';
import { live } from '../graphql/live.js';
import { eventually, type TestApp } from '../support/index.js';
import { GRAPHQL_CALLS } from './matrix/graphql-calls.js';
import { operationOf, ROOT_FIELDS } from './matrix/graphql-operation.js';
import { GRAPHQL } from './matrix/graphql.js';
import type { Cell } from './matrix/grid.js';
import { type Instances, startInstances } from './matrix/instances.js';
import { holds } from './matrix/run.js';
import type { World } from './matrix/world.js';

/** The table of `graphql.ts`, cell by cell, against two instances: what is answered, and that a refusal changes nothing. */

let instances: Instances;

beforeAll(async () => {
  instances = await startInstances();
});

afterAll(() => instances?.close());

test('every field of Query, Mutation and Subscription has its row and its call, and every row its field', () => {
  expect(Object.keys(GRAPHQL).sort()).toEqual([...ROOT_FIELDS].sort());
  expect(Object.keys(GRAPHQL_CALLS).sort()).toEqual([...ROOT_FIELDS].sort());
});

describe.each([0, 1] as const)('instance %i', (instance) => {
  test.each(Object.entries(GRAPHQL))('%s', async (name, row) => {
    await holds(instances, instance, row, (app, world, variant, cell) =>
      ask(app, name, world, variant, cell),
    );
  });
});

/** `ok` or the code. */
async function ask(app: TestApp, name: string, world: World, variant: string, cell: Cell): Promise<string> {
  const given = GRAPHQL_CALLS[name]?.(world, variant) ?? {};
  const { token } = world.caller;
  const operation = operationOf(name, Object.keys(given));
  if (!name.startsWith('Subscription.')) return codeOf(app, token, operation, given);

  const connection = live(app, token);
  try {
    const heard = connection.subscribe(operation, given);
    const refused = Promise.race([
      heard.ended.then((error) => error?.extensions.code ?? 'ended'),
      connection.closed.then(({ reason }) => reason.split(':')[0] ?? ''),
    ]);
    if (cell.outcome !== 'ok') return await refused;
    // Nothing says that a subscription stands; what is asked after it, and asks more, has been answered then.
    const { roomId } = world;
    const other = cell.kind
      ? connection.subscribe(operationOf('Subscription.messageChanged', ['roomId', 'sinceVersion']), {
          roomId,
          sinceVersion: 0,
        })
      : connection.subscribe('{ me { id } }');
    await eventually(() => expect(other.events.length).toBeGreaterThan(0));
    return await Promise.race([refused, Promise.resolve('ok')]);
  } finally {
    connection.dispose();
  }
}

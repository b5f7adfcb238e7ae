import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BotScope, type ClientEvent, ERROR_STATUS, type Problem } from '@parley/contracts';
import request from 'supertest';
import { NEEDS } from '../../src/access/bot-scopes.js';
import { PAYLOADS } from '../access/matrix/event-calls.js';
import { EVENTS } from '../access/matrix/events.js';
import { GRAPHQL_CALLS } from '../access/matrix/graphql-calls.js';
import { GRAPHQL } from '../access/matrix/graphql.js';
import { type Cell, policiesOf, type Row } from '../access/matrix/grid.js';
import { type Instances, startInstances } from '../access/matrix/instances.js';
import { operationOf } from '../access/matrix/graphql-operation.js';
import { callOf } from '../access/matrix/rest-calls.js';
import { REST } from '../access/matrix/rest.js';
import { routesOf } from '../access/matrix/routes.js';
import { makeWorld, type World } from '../access/matrix/world.js';
import { operate } from '../graphql/graphql.js';
import { live } from '../graphql/live.js';
import { connect } from '../support/index.js';

/**
 * Everything that can be asked, asked by a bot that could do it as a person: without a scope it is refused, with those
 * that the table names it is not, and what is for people alone is refused whatever the token covers.
 */

const ALL = [
  'users:read',
  'rooms:read',
  'rooms:write',
  'members:write',
  'messages:read',
  'messages:write',
  'profile:write',
] satisfies BotScope[];

const rest = Object.entries(REST).flatMap(([controller, methods]) =>
  Object.entries<Row>(methods).map(([method, row]) => [`${controller}.${method}`, row] as const),
);

let instances: Instances;

beforeAll(async () => {
  instances = await startInstances();
});

afterAll(() => instances?.close());

test('everything that can be asked has its line in the table, and every line is something', () => {
  const names = [...rest.map(([name]) => name), ...Object.keys(EVENTS), ...Object.keys(GRAPHQL), 'connect'];
  const told = names
    .filter((name) => !(name in NEEDS))
    .map(
      (name) => `"${name}" needs its line in src/access/bot-scopes.ts, saying which scope a bot needs for it`,
    );
  expect(told).toEqual([]);
  expect(Object.keys(NEEDS).filter((name) => !names.includes(name))).toEqual([]);
});

/** The tokens that the table speaks of: what they cover, and whether that is enough. */
function tokensFor(name: string): readonly (readonly [scopes: readonly BotScope[], isEnough: boolean])[] {
  const need = NEEDS[name];
  if (need === 'people' || need === undefined) return [[ALL, false]];
  if (need === 'any token') return [[[], true]];
  const scopes = typeof need === 'string' ? [need] : need;
  return [
    [[], false],
    ...scopes.map((scope) => [ALL.filter((one) => one !== scope), false] as const),
    [scopes, true],
  ];
}

/** A socket takes more than most of what is asked on it. */
const withConnect = (scopes: readonly BotScope[]): BotScope[] => [
  ...new Set<BotScope>([...scopes, 'rooms:read', 'messages:read']),
];

function covers(scopes: readonly BotScope[], name: string): boolean {
  const need = NEEDS[name];
  if (need === 'any token') return true;
  return need !== 'people' && [need].flat().every((one) => scopes.includes(one as BotScope));
}

/** Whoever gets it as a person, but who is not there as one. */
function placeOf(row: Row): { variant: string; cell: Cell } {
  const found = policiesOf(row)
    .flatMap(([variant, { cells }]) => cells.map((cell) => ({ variant, cell })))
    .find(({ cell }) => cell.outcome === 'ok' && !/token|account|guest/.test(cell.caller));
  return (
    found ?? { variant: policiesOf(row)[0]?.[0] ?? '', cell: { kind: null, caller: 'user', outcome: 'ok' } }
  );
}

/** The caller is a bot, and their token one of these scopes. */
async function worldOf(cell: Cell, scopes: readonly BotScope[]): Promise<World> {
  const { database, apps } = instances;
  const world = await makeWorld(database, apps[0], cell);
  const { id, sessionId } = world.caller;
  await database.query('UPDATE users SET bot = true WHERE id = $1', [id]);
  await database.query(
    `INSERT INTO bot_tokens (session_id, hash, name, scopes, made_by) VALUES ($1, uuid_send($1), 'CI', $2, $3)`,
    [sessionId, scopes, id],
  );
  return world;
}

/** Refused for what the token is, and not for anything else. */
const isScopeRefusal = (message: string | undefined): boolean =>
  /^The bot’s access token lacks `|^This is for people/.test(message ?? '');

async function holds(
  name: string,
  row: Row,
  ask: (world: World, variant: string) => Promise<string | undefined>,
): Promise<void> {
  const { variant, cell } = placeOf(row);
  for (const [scopes, isEnough] of tokensFor(name)) {
    const refused = await ask(await worldOf(cell, scopes), variant);
    expect([scopes, refused]).toEqual([scopes, isEnough ? undefined : expect.any(String)]);
  }
}

describe('over REST', () => {
  test.each(rest)('%s', async (name, row) => {
    const [controller = '', method = ''] = name.split('.');
    const [app] = instances.apps;
    const route = routesOf(app.app).find((one) => one.controller === controller && one.method === method);
    if (!route) throw new Error(`there is no ${name}`);
    await holds(name, row, async (world, variant) => {
      const { params = {}, query, body, file } = callOf(controller, method)(world, variant);
      const path = route.path.replace(/:(\w+)/g, (_, one: string) => encodeURIComponent(params[one] ?? ''));
      const verb = route.verb.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
      const pending = request(app.url)[verb](query ? `${path}?${query}` : path);
      void pending.auth(world.caller.token ?? '', { type: 'bearer' });
      if (file) void pending.attach('file', file, { filename: 'file' });
      const { status, body: answer } = await (body ? pending.send(body) : pending);
      const { detail } = answer as Problem;
      return status === ERROR_STATUS.FORBIDDEN && isScopeRefusal(detail) ? detail : undefined;
    });
  });
});

describe('on a socket', () => {
  test('connecting', async () => {
    for (const [scopes, isEnough] of tokensFor('connect')) {
      const { caller } = await worldOf({ kind: null, caller: 'user', outcome: 'ok' }, scopes);
      const connecting = connect(instances.apps[0], caller.token);
      if (isEnough) (await connecting).close();
      else await expect(connecting).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
    }
  });

  test.each(Object.entries<Row>(EVENTS) as [ClientEvent, Row][])('%s', async (event, row) => {
    const { variant, cell } = placeOf(row);
    for (const [scopes] of tokensFor(event)) {
      const withSocket = withConnect(scopes);
      const world = await worldOf(cell, withSocket);
      const socket = await connect(instances.apps[0], world.caller.token);
      const tokens = { own: world.caller.token ?? '', somebodyElses: '' };
      const payload = PAYLOADS[event](world, variant, tokens);
      const answer = await socket.requestAnything(event, ...(payload === undefined ? [] : [payload]));
      const refused = !answer.ok && isScopeRefusal(answer.error.message);
      expect([withSocket, refused]).toEqual([withSocket, !covers(withSocket, event)]);
      socket.close();
    }
  });
});

describe('in GraphQL', () => {
  const asked = Object.entries(GRAPHQL).filter(([name]) => !name.startsWith('Subscription.'));
  test.each(asked)('%s', async (name, row) => {
    const [app] = instances.apps;
    await holds(name, row, async (world, variant) => {
      const given = GRAPHQL_CALLS[name]?.(world, variant) ?? {};
      const operation = operationOf(name, Object.keys(given));
      const { errors } = await operate(app, world.caller.token, operation, given);
      return errors?.map(({ message }) => message).find(isScopeRefusal);
    });
  });

  const heard = Object.entries(GRAPHQL).filter(([name]) => name.startsWith('Subscription.'));
  test.each(heard)('%s', async (name, row) => {
    const { variant, cell } = placeOf(row);
    for (const [scopes] of tokensFor(name)) {
      const withSocket = withConnect(scopes);
      const world = await worldOf(cell, withSocket);
      const connection = live(instances.apps[0], world.caller.token);
      const given = GRAPHQL_CALLS[name]?.(world, variant) ?? {};
      const { ended } = connection.subscribe(operationOf(name, Object.keys(given)), given);
      // Answered after it, so that it has been refused by then.
      await connection.subscribe('{ me { id } }').ended;
      const refused = await Promise.race([ended, Promise.resolve(null)]);
      expect([withSocket, isScopeRefusal(refused?.message)]).toEqual([withSocket, !covers(withSocket, name)]);
      connection.dispose();
    }
  });

  test('members of a room need what members need, wherever they stand', async () => {
    const cell: Cell = { kind: 'public', caller: 'member', outcome: 'ok' };
    const world = await worldOf(cell, ['rooms:write', 'messages:read']);
    const operation = `mutation { joinRoom(id: "${world.roomId}") { members { items { role } } } }`;
    const { errors } = await operate(instances.apps[0], world.caller.token, operation);
    expect(errors?.[0]?.message).toContain('`rooms:read`');
  });

  test('a WebSocket needs what a socket needs', async () => {
    const { caller } = await worldOf({ kind: null, caller: 'user', outcome: 'ok' }, ['messages:read']);
    expect(await live(instances.apps[0], caller.token).closed).toMatchObject({ reason: 'FORBIDDEN' });
  });
});

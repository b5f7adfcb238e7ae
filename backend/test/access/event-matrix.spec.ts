import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ack, ClientEvent, ConnectErrorData } from '@parley/contracts';
import { AccessTokens } from '../../src/auth/index.js';
import { connect, eventually, record, type TestApp, type TestSocket } from '../support/index.js';
import { ACKS, PAYLOADS } from './matrix/event-calls.js';
import { EVENTS } from './matrix/events.js';
import { NOBODIES, policiesOf, type Row } from './matrix/grid.js';
import { type Instances, startInstances } from './matrix/instances.js';
import { holds } from './matrix/run.js';
import { differences } from './matrix/shape.js';
import type { World } from './matrix/world.js';

/**
 * The tables of `events.ts` and `event-calls.ts`, cell by cell, against two instances: what is answered, with which
 * fields, and that a refusal changes nothing.
 */

let instances: Instances;

beforeAll(async () => {
  instances = await startInstances();
});

afterAll(() => instances?.close());

describe.each([0, 1] as const)('instance %i', (instance) => {
  test.each(Object.entries<Row>(EVENTS) as [ClientEvent, Row][])('%s', async (event, row) => {
    await holds(instances, instance, row, (app, world, variant) => say(app, event, world, variant));
  });
});

test('the nobodies of the table are those who get no socket', () => {
  const told = Object.values<Row>(EVENTS).flatMap((row) => policiesOf(row).map(([, { cells }]) => cells));
  for (const cells of told) {
    const callers = cells.map(({ caller }) => caller);
    expect(NOBODIES.filter((nobody) => !callers.includes(nobody))).toEqual([]);
  }
});

/** `ok` or the code, of the answer or of a socket that is not let in. */
async function say(app: TestApp, event: ClientEvent, world: World, variant: string): Promise<string> {
  let socket: TestSocket;
  try {
    socket = await connect(app, world.caller.token);
  } catch (error) {
    return (error as { data?: ConnectErrorData }).data?.code ?? String(error);
  }
  try {
    const { caller } = world;
    const tokens = {
      own: await tokenOf(app, caller.id, caller.sessionId),
      somebodyElses: await tokenOf(app, world.stranger, world.otherSession),
    };
    const payload = PAYLOADS[event](world, variant, tokens);
    if (event === 'typing') return await typing(app, socket, world);
    const answer = await socket.requestAnything(event, ...(payload === undefined ? [] : [payload]));
    const wrong = answer.ok ? differences(answer.data, ACKS[event]) : [];
    return wrong.length > 0 ? wrong.slice(0, 3).join(', ') : codeOf(answer);
  } finally {
    socket.close();
  }
}

/**
 * That somebody types is told to the other person, or else only what is typed after it in a room where one may: one
 * person's typing is told in its order.
 */
async function typing(app: TestApp, socket: TestSocket, world: World): Promise<string> {
  const token = await tokenOf(app, world.member, world.memberSession);
  const other = await connect(app, token);
  try {
    const heard = record(other);
    // No client asks for an answer here; who does is told why it was refused.
    const answer = codeOf(await socket.requestAnything('typing', { roomId: world.roomId, on: true }));
    socket.socket.emit('typing', { roomId: world.myRoomId, on: true });
    await eventually(() => expect(heard.of('typing').at(-1)?.roomId).toBe(world.myRoomId));
    const isTold = heard.of('typing').length === 2;
    return isTold === (answer === 'ok') ? answer : `${answer}, and yet ${isTold ? '' : 'not '}told`;
  } finally {
    other.close();
  }
}

function tokenOf({ app }: TestApp, userId: string, sessionId: string): Promise<string> {
  const end = new Date(Date.now() + 600_000);
  return app.get(AccessTokens, { strict: false }).issue(userId, sessionId, end);
}

function codeOf(answer: Ack<unknown>): string {
  return answer.ok ? 'ok' : answer.error.code;
}

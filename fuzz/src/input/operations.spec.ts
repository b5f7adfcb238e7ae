import { expect, test } from '@jest/globals';
import { operationAt, operationsOf } from './operations.js';

const call = (operationId: string) => ({ operationId, responses: {} });
const operations = operationsOf({
  components: { schemas: {} },
  paths: {
    '/rooms/{id}': { get: call('room'), delete: call('remove') },
    '/rooms/discover': { get: call('discover') },
    '/rooms/{id}/pins': { get: call('pins') },
  },
});

test.each([
  ['GET', '/rooms/7/pins', 'pins'],
  ['GET', '/rooms/7/pins/?limit=/5', 'pins'],
  ['GET', '/rooms/discover', 'discover'],
  ['DELETE', '/rooms/7', 'remove'],
  // What was made for the pins of a room, and asks for the room.
  ['GET', '/rooms/7/', 'room'],
  ['GET', '/Rooms/7', 'room'],
  ['GET', '/rooms/', undefined],
  ['GET', '/rooms//pins', undefined],
  ['POST', '/rooms/7', undefined],
])('%s %s comes to: %s', (method, address, expected) => {
  expect(operationAt(operations, method, address)?.id).toBe(expected);
});

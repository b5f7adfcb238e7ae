import { expect, test } from '@jest/globals';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { EventHandlers } from './event-handlers.js';
import type { ChatSocket } from './socket.types.js';

/** A gateway that tells which socket each of its events is from, and counts how often it was bound. */
function gateway(...events: string[]) {
  const bound: string[] = [];
  const bind = (socket: ChatSocket): MessageMappingProperties[] => {
    bound.push(socket.id);
    return events.map((message) => ({
      message,
      methodName: message,
      isAckHandledManually: false,
      callback: () => Promise.resolve(`${message} of ${socket.id}`),
    }));
  };
  return { bound, bind };
}

const socketOf = (id: string): ChatSocket => ({ id }) as ChatSocket;

test('handlers are bound to a socket when it first sends their event, and then kept', async () => {
  const handlers = new EventHandlers();
  const [rooms, messages] = [gateway('room:join'), gateway('message:send', 'message:edit')];
  handlers.add(rooms.bind);
  handlers.add(messages.bind);
  const [one, other] = [socketOf('one'), socketOf('other')];

  // The first event of all: every gateway is asked what it hears.
  expect(await handlers.of(one, 'message:send')?.()).toBe('message:send of one');
  rooms.bound.length = messages.bound.length = 0;

  expect(await handlers.of(one, 'message:send')?.()).toBe('message:send of one');
  expect([rooms.bound, messages.bound]).toEqual([[], []]);

  expect(await handlers.of(other, 'room:join')?.()).toBe('room:join of other');
  expect(await handlers.of(other, 'message:edit')?.()).toBe('message:edit of other');
  expect([rooms.bound, messages.bound]).toEqual([['other'], ['other']]);
});

test('an event that no gateway hears has no handler, and binds nothing', () => {
  const handlers = new EventHandlers();
  const rooms = gateway('room:join');
  handlers.add(rooms.bind);
  const socket = socketOf('one');
  handlers.of(socket, 'room:join');
  rooms.bound.length = 0;
  expect(['room:burn', 'constructor', '__proto__', ''].map((event) => handlers.of(socket, event))).toEqual(
    Array(4).fill(undefined),
  );
  expect(rooms.bound).toEqual([]);
});

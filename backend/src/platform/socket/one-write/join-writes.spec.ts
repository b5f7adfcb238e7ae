import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { joinWrites } from './join-writes.js';

/** A connection of an Engine.IO that does not take frames as the one does that is known here. */
class OtherConnection {
  readonly transport = { name: 'websocket', writable: true };
  write(): void {}
  close(): void {}
}

test('a version of Engine.IO or of Socket.IO that works in another way is left alone, and that is said once', () => {
  const said: unknown[] = [];
  Logger.overrideLogger({ log() {}, error() {}, warn: (text: unknown) => said.push(text) });
  const engine = new EventEmitter();
  joinWrites({ engine, sockets: { adapter: {} } });
  const connections = [new OtherConnection(), new OtherConnection()];
  for (const connection of connections) engine.emit('connection', connection);
  // Nothing was put in the place of its own methods.
  expect(connections.map((connection) => Object.keys(connection))).toEqual([['transport'], ['transport']]);
  expect(said).toHaveLength(1);
  Logger.overrideLogger(true);
});

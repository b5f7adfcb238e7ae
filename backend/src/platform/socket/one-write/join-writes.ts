import { Logger } from '@nestjs/common';
import { IN_PROCESS } from '../in-process/in-process-connection.js';
import { type Connection, isAsExpected } from './connection.js';
import { OneWalk } from './one-walk.js';
import { OneWrite } from './one-write.js';

interface Engine {
  on(event: 'connection', listener: (connection: Connection) => void): unknown;
}

interface Joining {
  readonly engine: Engine;
  readonly sockets: { readonly adapter: object };
}

const walks = new WeakMap<object, OneWalk>();

/**
 * What this server writes to a client within one turn of the event loop goes out in one write. Its adapter must have
 * been chosen by then.
 */
export function joinWrites(server: Joining): void {
  let oneWrite: OneWrite | undefined;
  let isWarned = false;
  const warn = (): void => {
    if (!isWarned)
      new Logger('OneWrite').warn('this version of Socket.IO is not known here: packets go by themselves');
    isWarned = true;
  };
  server.engine.on('connection', (connection) => {
    // Nothing of what is written to it goes anywhere.
    if (connection.transport.name === IN_PROCESS) return;
    if (isAsExpected(connection)) {
      oneWrite ??= new OneWrite(Object.getPrototypeOf(connection) as Connection);
      oneWrite.watch(connection);
    } else warn();
  });
  const walk = OneWalk.of(
    server.sockets.adapter,
    (socket) => oneWrite?.joins(socket.conn) === true && socket.listenersAnyOutgoing().length === 0,
  );
  if (walk) walks.set(server, walk);
  else warn();
}

/**
 * Does some work that emits to rooms, several times to the same one perhaps: those who are in it are then gone through
 * once. To single sockets nothing may be emitted in there.
 */
export function emitTogether(server: object, work: () => void): void {
  const walk = walks.get(server);
  if (walk) walk.during(work);
  else work();
}

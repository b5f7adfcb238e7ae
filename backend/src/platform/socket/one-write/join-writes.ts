import { Logger } from '@nestjs/common';
import { IN_PROCESS } from '../in-process/in-process-connection.js';
import { type Connection, isAsExpected } from './connection.js';
import { OneWrite } from './one-write.js';

interface Engine {
  on(event: 'connection', listener: (connection: Connection) => void): unknown;
}

/** What this server writes to a client within one turn of the event loop goes out in one write. */
export function joinWrites({ engine }: { engine: Engine }): void {
  let oneWrite: OneWrite | undefined;
  let isWarned = false;
  engine.on('connection', (connection) => {
    // Nothing of what is written to it goes anywhere.
    if (connection.transport.name === IN_PROCESS) return;
    if (isAsExpected(connection)) {
      oneWrite ??= new OneWrite(Object.getPrototypeOf(connection) as Connection);
      oneWrite.watch(connection);
    } else if (!isWarned) {
      isWarned = true;
      new Logger('OneWrite').warn(
        'this version of Engine.IO is not known here: each packet is written by itself',
      );
    }
  });
}

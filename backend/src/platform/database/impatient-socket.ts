import { Socket } from 'node:net';

/**
 * A connection that breaks when nothing comes or goes for so long. A server that vanished without a word (a pulled
 * cable, a failover) is otherwise noticed after a quarter of an hour, and until then whoever gets this connection from
 * the pool waits in vain. Idle connections are closed by the pool long before.
 */
export function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error('Connection terminated: the server has been silent for too long'));
  });
  return socket;
}

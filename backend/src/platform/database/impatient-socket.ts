import { Socket } from 'node:net';

/**
 * A connection that breaks when nothing comes or goes for so long. A server that vanished without a word (a pulled
 * cable, a failover) is otherwise noticed after a quarter of an hour, and until then whoever gets this connection from
 * the pool waits in vain. Idle connections are closed by the pool long before.
 *
 * What is written to it within one turn goes out together: statements that do not wait for each other cost one way to
 * the server.
 */
export function impatientSocket(silenceMs: number): Socket {
  const socket = new GatheringSocket();
  socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error('Connection terminated: the server has been silent for too long'));
  });
  return socket;
}

class GatheringSocket extends Socket {
  private isGathering = false;

  /** `pg` corks before it writes the parts of a statement. */
  override cork(): void {
    if (!this.isGathering) {
      this.isGathering = true;
      super.cork();
      process.nextTick(() => {
        this.isGathering = false;
        this.uncork();
      });
    }
    super.cork();
  }
}

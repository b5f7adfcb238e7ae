import { connect } from 'node:net';

/** A server may wait for the rest of a request for longer; then nothing is to be learned. */
const PATIENCE_MS = 300;

/** Sends bytes and gives what comes back until the connection is closed or nothing more comes. */
export function sendBytes(url: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(Number(port), hostname);
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(said);
    };
    const timer = setTimeout(done, PATIENCE_MS);
    socket.on('data', (data) => {
      said += data.toString('latin1');
      // An answer is here; a connection that is kept for the next request says no more.
      if (said.includes('\r\n\r\n')) setTimeout(done, 5);
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.end(bytes);
  });
}

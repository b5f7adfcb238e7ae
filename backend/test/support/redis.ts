import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface TestRedis {
  readonly url: string;
  /** Ends the server; what is connected notices at once. */
  stop(): Promise<void>;
  /** From now on it answers nothing, though connections stay. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A Redis of this test's own, from TEST_REDIS_SERVER or `redis-server` on the PATH. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server: ChildProcess | undefined = await launch(port);
  const stop = async () => {
    if (!server) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
    server = undefined;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    start: async () => {
      server ??= await launch(port);
    },
    close: stop,
  };
}

function launch(port: number): Promise<ChildProcess> {
  const program = process.env['TEST_REDIS_SERVER'] || 'redis-server';
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    '/tmp',
  ];
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(
        new Error(
          `These tests need Redis, and "${program}" does not start: install it (apt-get install redis-server, ` +
            'brew install redis), or set TEST_REDIS_SERVER to the program.',
        ),
      ),
    );
    server.once('exit', (code) =>
      reject(new Error(`${program} ended with code ${code} before it was ready.`)),
    );
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('eady to accept connections')) resolve(server);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

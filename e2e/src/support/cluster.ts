import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNginx, type Nginx } from './nginx.js';
import { freePort, MAIN, ready } from './product.js';

/** One of several server processes; it keeps its port over restarts. */
export interface ClusterInstance {
  readonly url: string;
  start(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Instances on one PostgreSQL and one Redis behind nginx, as an operator runs them. */
export interface Cluster {
  /** Of nginx. */
  readonly url: string;
  readonly nginx: Nginx;
  readonly instances: readonly ClusterInstance[];
  dispose(): Promise<void>;
}

/** Starts it all, or ends what it has started and throws. */
export async function startCluster(size = 2, env: Record<string, string> = {}): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cluster-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  // Last in, first out: nobody loses what it stands on.
  const dispose = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    // The users of PostgreSQL and of nginx's workers have to get in.
    await chmod(folder, 0o755);
    const redis = await startRedis(folder);
    ends.push(() => redis.dispose());
    const instances = await Promise.all(
      Array.from({ length: size }, async () =>
        newInstance(await freePort(), folder, { REDIS_URL: redis.url, ...env }),
      ),
    );
    // The first makes the database, which all share by their data folder.
    for (const instance of instances) {
      ends.push(() => instance.stop());
      await instance.start();
    }
    const nginx = await startNginx(
      folder,
      instances.map(({ url }) => url),
    );
    ends.push(() => nginx.dispose());
    return { url: nginx.url, nginx, instances, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function newInstance(port: number, folder: string, env: Record<string, string>): ClusterInstance {
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  };
  return {
    url,
    start: async () => {
      running = spawn(process.execPath, [MAIN], {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          NODE_ENV: 'development',
          HOST: '127.0.0.1',
          PORT: String(port),
          DATA_DIR: join(folder, 'data'),
          DEMO_USERS: 'false',
          TRUST_PROXY: '1',
          LIMIT_REGISTRATIONS_PER_MINUTE: '0',
          LIMIT_MESSAGES_PER_MINUTE: '0',
          LOG_LEVEL: 'error',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await ready(running, url);
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

async function startRedis(folder: string): Promise<{ url: string; dispose(): Promise<void> }> {
  const port = await freePort();
  const program = process.env['TEST_REDIS_SERVER'] || 'redis-server';
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(program, [...args, '--dir', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new Error(
          `These tests need Redis, and "${program}" does not start: install it (apt-get install redis-server, ` +
            'brew install redis), or set TEST_REDIS_SERVER to the program.',
        ),
      ),
    );
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('eady to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    dispose: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
  };
}

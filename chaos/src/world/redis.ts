import type { ChildProcess } from 'node:child_process';
import { gone, kill, type Children } from './children.js';
import { freePort } from './ports.js';

/** A real Redis that keeps nothing: a restart loses everything, as Parley has to expect. */
export class Redis {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly children: Children,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async create(children: Children, folder: string): Promise<Redis> {
    const redis = new Redis(children, folder, await freePort());
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    const program = process.env['TEST_REDIS_SERVER'] || 'redis-server';
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = this.children.spawn(program, [...args, '--dir', this.folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.server = server;
    await ready(server, program);
  }

  /** As a crash does it. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    kill(server, 'SIGKILL');
    await gone(server);
  }
}

function ready(server: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(
        new Error(
          `The chaos run needs Redis, and "${program}" does not start: install it (apt-get install redis-server, ` +
            'brew install redis), or set TEST_REDIS_SERVER to the program.',
        ),
      ),
    );
    server.once('exit', (code) =>
      reject(new Error(`${program} ended with code ${code} before it was ready.`)),
    );
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('eady to accept connections')) resolve();
    });
  });
}

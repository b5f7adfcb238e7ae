import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './pause.js';

const MAIN = fileURLToPath(new URL('../../../backend/dist/main.js', import.meta.url));
const WITNESS = new URL('../../preload/witness.mjs', import.meta.url).href;
const START_LIMIT_MS = 90_000;
const ANSWER_LIMIT_MS = 30_000;
/** pino's number for errors. */
const ERROR_LEVEL = 50;

/** After a collection, in bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
  readonly external: number;
}

/** The built product as one process, with its own embedded PostgreSQL. */
export class Server {
  private said = '';
  private readonly errors: string[] = [];
  private expectedToEnd = false;
  private readonly deaths: string[] = [];

  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said = (this.said + text).slice(-20_000);
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        this.errors.push(...lines.filter(isError));
      });
    }
    child.once('exit', (code, signal) => {
      if (!this.expectedToEnd)
        this.deaths.push(`the server ended by itself (code ${code}, ${signal})\n${this.said.slice(-3_000)}`);
    });
  }

  /** @param settings environment variables besides those of every run */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
    if (!existsSync(MAIN)) throw new Error('The fuzzer runs the built server: run "npm run build" first.');
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-fuzz-'));
    // PostgreSQL's own user has to get in, where this runs as root.
    await chmod(dataDir, 0o755);
    const port = await freePort();
    const child = spawn(process.execPath, ['--expose-gc', '--import', WITNESS, MAIN], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        JWT_SECRET: 'f3b1c09ad27e4586bb9c1f60e2a94d77',
        LOG_LEVEL: 'error',
        // They run out and are renewed all the time.
        ACCESS_TOKEN_TTL_SECONDS: '30',
        // What is counted by the minute would refuse nearly everything here, and hide what is behind.
        LIMIT_MESSAGES_PER_MINUTE: '0',
        LIMIT_TYPING_PER_MINUTE: '0',
        LIMIT_PINGS_PER_MINUTE: '0',
        LIMIT_REGISTRATIONS_PER_MINUTE: '0',
        LIMIT_LOGIN_FAILURES_PER_MINUTE: '0',
        LIMIT_CONNECTIONS_PER_SECOND: '0',
        LIMIT_SOCKETS_PER_USER: '0',
        ...settings,
      },
    });
    const server = new Server(`http://127.0.0.1:${port}`, dataDir, child);
    const isUp = async (): Promise<boolean> =>
      server.deaths.length > 0 ||
      (await fetch(`${server.url}/health/ready`).catch(() => undefined))?.ok === true;
    if (!(await until(isUp, START_LIMIT_MS)) || server.deaths.length > 0) {
      await server.close();
      throw new Error(`The server did not start:\n${server.said}`);
    }
    return server;
  }

  get isDead(): boolean {
    return this.deaths.length > 0;
  }

  /** Ends without being told to, and errors in its log, since the last call. */
  takeTroubles(): string[] {
    return [...this.deaths.splice(0), ...this.errors.splice(0)];
  }

  async memory(): Promise<Memory> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The server does not tell its memory.')),
        ANSWER_LIMIT_MS,
      );
      child.once('message', (message: { memory: Memory }) => {
        clearTimeout(timer);
        resolve(message.memory);
      });
      child.send({ ask: 'memory' });
    });
  }

  /** Makes a fault, for testing the fuzzer itself; `null` ends it. */
  plant(name: string | null): void {
    if (this.child.connected) this.child.send({ plant: name });
  }

  async close(): Promise<void> {
    this.expectedToEnd = true;
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(timer);
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

function isError(line: string): boolean {
  if (!line.startsWith('{')) return /error|exception|rejection/i.test(line);
  try {
    const { level } = JSON.parse(line) as { level?: number };
    return level !== undefined && level >= ERROR_LEVEL;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

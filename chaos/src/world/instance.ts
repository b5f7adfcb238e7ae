import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';
import { gone, isOver, kill, type Children } from './children.js';
import { pause, until } from './pause.js';
import { freePort } from './ports.js';

const SERVER = fileURLToPath(new URL('../../../backend/dist/main.js', import.meta.url));
const PRELOAD = new URL('../../preload/crash-after-commit.mjs', import.meta.url).href;
const START_LIMIT_MS = 120_000;
/** In which a stopping instance has to be gone. */
const STOP_LIMIT_MS = 20_000;

/** How an instance ended that nobody ended. */
export type Death = (what: string) => void;

/** One instance of Parley, as a process of its own. It keeps its port over restarts. */
export class Instance {
  private process: ChildProcess | null = null;
  private listening = false;
  private readonly log: WriteStream;

  private constructor(
    readonly number: number,
    readonly port: number,
    private readonly children: Children,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly died: Death,
    folder: string,
  ) {
    this.log = createWriteStream(join(folder, `instance-${number}.log`), { flags: 'a' });
  }

  static async create(
    number: number,
    children: Children,
    settings: Readonly<Record<string, string>>,
    died: Death,
    folder: string,
  ): Promise<Instance> {
    const port = await freePort();
    const own = {
      ...settings,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: join(folder, `instance-${number}`),
    };
    return new Instance(number, port, children, own, died, folder);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Whether a balancer would send somebody there. One that is frozen looks alive. */
  get isUp(): boolean {
    return this.listening;
  }

  /** Starts it and waits until it listens. */
  async start(): Promise<void> {
    if (this.process) return;
    const child = this.children.spawn(process.execPath, ['--import', PRELOAD, SERVER], {
      env: { PATH: process.env['PATH'], ...this.settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.process = child;
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    child.once('exit', (code, signal) => {
      // Whoever ends it forgets it first; `kill-after-commit` tells beforehand that it will be.
      if (this.process !== child) return;
      this.forget();
      this.died(`instance ${this.number} ended by itself (code ${code}, ${signal})`);
      // As a supervisor would.
      void this.start().catch((error: unknown) => this.died(String(error)));
    });
    const answers = await until(() => isOver(child) || this.answers(), START_LIMIT_MS);
    if (!answers)
      throw new Error(`Instance ${this.number} does not listen ${START_LIMIT_MS} ms after its start.`);
    if (this.process === child && !isOver(child)) this.listening = true;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.forget();
    if (!child) return;
    kill(child, 'SIGKILL');
    await gone(child);
  }

  /** SIGTERM, and what a supervisor does when that takes too long. Gives whether it stopped by itself. */
  async stop(): Promise<boolean> {
    const child = this.forget();
    if (!child) return true;
    kill(child, 'SIGTERM');
    const stopped = await until(() => isOver(child), STOP_LIMIT_MS);
    kill(child, 'SIGKILL');
    await gone(child);
    return stopped;
  }

  freeze(): void {
    if (this.process) kill(this.process, 'SIGSTOP');
  }

  thaw(): void {
    if (this.process) kill(this.process, 'SIGCONT');
  }

  /** Lets it kill itself after its next commit of messages; gives whether that came in time, else it is killed. */
  async killAfterCommit(limitMs: number): Promise<boolean> {
    const { process: child } = this;
    if (!child) return false;
    // From here on its end is no surprise; the balancer still sends people there.
    this.process = null;
    kill(child, 'SIGUSR2');
    const struck = await until(() => isOver(child), limitMs, 5);
    this.listening = false;
    kill(child, 'SIGKILL');
    await gone(child);
    return struck;
  }

  async close(): Promise<void> {
    await this.kill();
    await new Promise<void>((resolve) => this.log.end(resolve));
  }

  private forget(): ChildProcess | null {
    const child = this.process;
    this.process = null;
    this.listening = false;
    return child;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      await pause(50);
      return false;
    }
  }
}

import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { freePort, gone, isOver, kill, until } from '@parley/chaos';
import { keptTo } from './placement.js';
import { cpuSecondsOf, memoryBytesOf } from './processes.js';
import type { World } from './world.js';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;

/** A server that is measured, as a process of its own. */
export class Server {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly lastWords: () => string,
  ) {}

  /**
   * Starts the program, which has to listen on PORT, and waits until it does.
   *
   * @param instances how many of it run side by side: one has a core, several have all but those of the clients
   */
  static async start(
    { children, folder, cores }: World,
    program: string,
    settings: Readonly<Record<string, string>>,
    instances = 1,
  ): Promise<Server> {
    const port = settings['PORT'] ?? String(await freePort());
    const own = instances === 1 ? cores?.servers : cores?.instances;
    const [command, args] = keptTo(own ?? null, process.execPath, [...flags(), program]);
    const child = children.spawn(command, args, {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...settings, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(folder, 'servers.log'), { flags: 'a' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
      stream?.pipe(log, { end: false });
    }
    const url = `http://127.0.0.1:${port}`;
    const listens = await until(async () => isOver(child) || (await answers(url)), START_LIMIT_MS);
    if (!listens || isOver(child)) throw new Error(`${program} did not start:\n${said}`);
    return new Server(url, child, () => `${program} ended (${child.exitCode ?? child.signalCode}):\n${said}`);
  }

  get cpuSeconds(): number {
    return cpuSecondsOf(this.pid);
  }

  get memoryBytes(): number {
    return memoryBytesOf(this.pid);
  }

  async stop(): Promise<void> {
    if (isOver(this.process)) return;
    const ended = once(this.process, 'exit');
    kill(this.process, 'SIGTERM');
    const timer = setTimeout(() => kill(this.process, 'SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(timer);
    await gone(this.process);
  }

  private get pid(): number {
    if (isOver(this.process)) throw new Error(this.lastWords());
    return this.process.pid ?? NaN;
  }
}

/** BENCH_SERVER_FLAGS is for looking closer, as with --cpu-prof. */
function flags(): string[] {
  return process.env['BENCH_SERVER_FLAGS']?.split(' ') ?? [];
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** One that fails to start ends, and is noticed at once: this is for one that hangs. */
const START_TIMEOUT_MS = 180_000;

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** What it printed so far. */
  output(): string;
  /** Sends a signal and waits for the end; answers the exit code, or `null` when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface ProcessOptions {
  env: Record<string, string>;
  /** The system user as whom it runs, where that is not the user of the tests. */
  uid?: number;
}

/** The built server as a process of its own, as an operator runs it. */
export async function startServerProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { child, output } = launch(options);
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const url = /ready at (\S+)/.exec(output())?.[1];
    if (url) return { url, pid: child.pid ?? 0, output, end: (signal) => end(child, signal) };
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start:\n${output()}`);
    }
    await setTimeout(20);
  }
}

/** For servers that must not start. */
export async function runServerProcess(options: ProcessOptions): Promise<Ended> {
  const { child, output } = launch(options);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/** The process id of the PostgreSQL that the server keeps in this folder, if it runs. */
export function postgresOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return isRunning(pid) ? pid : undefined;
}

export function isRunning(pid: number): boolean {
  // A zombie has ended, though its number is still taken.
  return existsSync(`/proc/${pid}/stat`)
    ? !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    : !existsSync('/proc') && canSignal(pid);
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function launch({ env, uid }: ProcessOptions): { child: ChildProcess; output: () => string } {
  if (!existsSync(MAIN)) throw new Error('These tests run the built server: run "npm run build" first.');
  const child = spawn(process.execPath, [MAIN], {
    // In a group of its own, as under a terminal: signals are sent to the whole group.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', DEMO_USERS: 'false', ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (data: string) => (text += data));
  }
  return { child, output: () => text };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  // To the group, as Ctrl-C in a terminal is.
  if (child.pid !== undefined) process.kill(-child.pid, signal);
  const [code] = (await ended) as [number | null];
  return code;
}

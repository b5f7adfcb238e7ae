import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

/**
 * Every process and folder of a run, so that none outlives it, however it ends.
 *
 * `close` is the orderly end. Should this process end without it (an exception, Ctrl-C), the listener on `exit` kills
 * and removes what is left: it can do only what is synchronous, and that is enough.
 */
export class Children {
  private readonly running = new Set<ChildProcess>();
  private readonly folders = new Set<string>();
  private readonly cleanUp = (): void => {
    for (const child of this.running) kill(child, 'SIGKILL');
    for (const folder of this.folders) remove(folder);
  };
  private readonly interrupted = (): void => process.exit(130);

  constructor() {
    process.on('exit', this.cleanUp);
    process.on('SIGINT', this.interrupted);
    process.on('SIGTERM', this.interrupted);
  }

  spawn(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(file, args, options);
    this.running.add(child);
    child.once('exit', () => this.running.delete(child));
    // What cannot be started says so to whoever waits for it; this listener only keeps it from ending the run.
    child.once('error', () => this.running.delete(child));
    return child;
  }

  /** The folder is removed at the end. */
  adopt(folder: string): void {
    this.folders.add(folder);
  }

  async close(): Promise<void> {
    const ends = [...this.running].map((child) => once(child, 'exit'));
    for (const child of this.running) kill(child, 'SIGKILL');
    await Promise.all(ends);
    for (const folder of this.folders) remove(folder);
    process.off('exit', this.cleanUp);
    process.off('SIGINT', this.interrupted);
    process.off('SIGTERM', this.interrupted);
  }
}

export const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Sends the signal if there is anybody to get it. */
export function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!isOver(child)) child.kill(signal);
}

/** Resolves when the process is gone. */
export async function gone(child: ChildProcess): Promise<void> {
  if (!isOver(child)) await once(child, 'exit');
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/**
 * Where what is measured runs, so that its figures say something about it and little about the machine: the servers and
 * what they keep things in have one core, the clients another, and what else goes on waits for both, as far as this
 * user may ask for that. Where something of it cannot be had (no Linux, one core, no right), the rest is done, and the
 * report says which.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';

const BEFORE_OTHERS = -15;

export interface Cores {
  /** As taskset(1) writes them. */
  readonly servers: string;
  readonly clients: string;
  /** For several instances of a server, all but those of the clients. */
  readonly instances: string;
}

/** `null` where processes cannot be kept to cores. */
export function findCores(): Cores | null {
  const count = availableParallelism();
  if (count < 2 || spawnSync('taskset', ['-p', String(process.pid)]).status !== 0) return null;
  return { servers: '0', clients: String(count - 1), instances: `0-${count - 2}` };
}

/** The same command, kept to these cores from its first moment. Its process is the program's. */
export function keptTo(
  cores: string | null,
  program: string,
  args: readonly string[],
): [string, readonly string[]] {
  return cores === null ? [program, args] : ['taskset', ['--cpu-list', cores, program, ...args]];
}

/** Moves a process that runs already, and those that it has started. */
export function keepTo(cores: string, pids: readonly number[]): void {
  for (const pid of pids) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)]);
}

/**
 * Lets this process and all that it starts from now on go before the others of this machine; gives whether it may.
 * Linux weighs the sessions of users before it weighs the processes in them.
 */
export function goBeforeOthers(): boolean {
  try {
    setPriority(BEFORE_OTHERS);
  } catch {
    return false;
  }
  setSessionPriority(BEFORE_OTHERS);
  process.once('exit', () => setSessionPriority(0));
  return true;
}

function setSessionPriority(priority: number): void {
  try {
    writeFileSync('/proc/self/autogroup', String(priority));
  } catch {
    // This kernel weighs processes only.
  }
}

/** Seconds of all cores so far: computed by anybody, and taken away by the machine that this one is part of. */
export interface MachineSeconds {
  readonly busy: number;
  readonly stolen: number;
}

const TICK_SECONDS = 0.01;

/** Nothing but zeros where there is no /proc. */
export function machineSeconds(): MachineSeconds {
  try {
    const [, ...fields] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/);
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = fields.map(Number);
    return {
      busy: (user + nice + system + irq + softirq) * TICK_SECONDS,
      stolen: steal * TICK_SECONDS,
    };
  } catch {
    return { busy: 0, stolen: 0 };
  }
}

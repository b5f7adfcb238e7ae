import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux's accounting; it is a hundredth of a second on every machine of today. */
const TICK_SECONDS = 0.01;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
/** Of children that ended. */
const ENDED_USER_TICKS = 13;
const ENDED_SYSTEM_TICKS = 14;
const PARENT = 1;

/** Throws where there is no /proc: what a server costs can be told on Linux only. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything.
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** What this process has computed so far. */
export function cpuSecondsOf(pid: number): number {
  return secondsOf(statOf(pid), [USER_TICKS, SYSTEM_TICKS]);
}

/** What this process and those that it has started have computed so far. */
export function cpuSecondsOfFamily(pid: number): number {
  const own = secondsOf(statOf(pid), [USER_TICKS, SYSTEM_TICKS, ENDED_USER_TICKS, ENDED_SYSTEM_TICKS]);
  return childrenOf(pid).reduce((total, one) => total + (attempt(() => cpuSecondsOf(one)) ?? 0), own);
}

export function memoryBytesOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[PARENT]);
}

function secondsOf(stat: readonly string[], fields: readonly number[]): number {
  return fields.reduce((total, field) => total + Number(stat[field]), 0) * TICK_SECONDS;
}

export function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((one) => attempt(() => parentOf(one)) === pid);
}

/** A process may end while it is looked at. */
function attempt(look: () => number): number | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

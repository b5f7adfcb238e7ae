import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux's accounting; it is a hundredth of a second on every machine of today. */
const TICK_SECONDS = 0.01;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
const PARENT = 1;

/** Throws where there is no /proc: what a server costs can be told on Linux only. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything.
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** What this process has computed so far. */
export function cpuSecondsOf(pid: number): number {
  const stat = statOf(pid);
  return (Number(stat[USER_TICKS]) + Number(stat[SYSTEM_TICKS])) * TICK_SECONDS;
}

/** Of a process and what it has started, as far as that is still there. */
export function cpuSecondsOfFamily(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((total, one) => total + (tryCpuSeconds(one) ?? 0), 0);
}

export function memoryBytesOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[PARENT]);
}

function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((one) => tryParent(one) === pid);
}

function tryParent(pid: number): number | undefined {
  try {
    return parentOf(pid);
  } catch {
    return undefined;
  }
}

function tryCpuSeconds(pid: number): number | undefined {
  try {
    return cpuSecondsOf(pid);
  } catch {
    return undefined;
  }
}

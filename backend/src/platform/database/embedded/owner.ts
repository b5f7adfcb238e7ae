import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../../config/index.js';
import { run, type Owner } from './run.js';

const SYSTEM_USER = 'postgres';

/**
 * Whom PostgreSQL shall run as: nobody else (`undefined`) for an ordinary user; for root, who is refused, the owner of
 * the files where there are some already, or else the system user `postgres`, which is made where it is missing.
 */
export async function findOwner(dataDir: string): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const present = await ownerOfCluster(dataDir);
  if (present) return present;
  const owner = await lookUp();
  if (owner) return owner;
  const made =
    (await run('useradd', ['--system', '--user-group', '--no-create-home', SYSTEM_USER])).ok ||
    (await run('adduser', ['-S', '-D', '-H', SYSTEM_USER])).ok;
  const newOwner = made ? await lookUp() : undefined;
  if (newOwner) return newOwner;
  throw new ConfigError([
    'DATABASE_URL must be set to a PostgreSQL of your own here: the embedded one does not run as root, and the system ' +
      'user "postgres" could not be made. Or start as an ordinary user.',
  ]);
}

/** Of a database that was made by an ordinary user: PostgreSQL wants its files to be its own. */
async function ownerOfCluster(dataDir: string): Promise<Owner | undefined> {
  const found = await stat(join(dataDir, 'postgres')).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function lookUp(): Promise<Owner | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', SYSTEM_USER]), run('id', ['-g', SYSTEM_USER])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}

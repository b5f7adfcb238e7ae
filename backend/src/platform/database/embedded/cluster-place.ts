import { randomBytes } from 'node:crypto';
import { chown, mkdir, readlink, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Logger } from '@nestjs/common';
import { ConfigError } from '../../../config/index.js';
import { reachable } from './reach.js';
import type { Owner } from './run.js';

const logger = new Logger('Database');

/**
 * Where the files of the database are: `<dataDir>/postgres`. Where PostgreSQL's user cannot enter the data folder
 * (one below `/root`, say) that is a link to a folder of its own below `shelter`: deleting the data folder then still
 * gives a fresh start, and moving it still finds the data.
 */
export async function findClusterPlace(
  dataDir: string,
  owner: Owner | undefined,
  shelter: string,
): Promise<string> {
  const place = join(dataDir, 'postgres');
  await mkdir(dataDir, { recursive: true });
  const target = await readlink(place).catch(() => undefined);
  if (target !== undefined) return target;
  if (!owner || (await reachable('-x', dataDir, owner))) return place;

  const folder = join(shelter, randomBytes(8).toString('hex'));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chown(folder, owner.uid, owner.gid);
  const elsewhere = join(folder, 'postgres');
  if (!(await reachable('-x', dirname(elsewhere), owner))) {
    throw new ConfigError([
      `DATA_DIR must be a folder that PostgreSQL's user may enter, and neither ${dataDir} nor ${shelter} is: ` +
        'set it to another, or set DATABASE_URL to a PostgreSQL of your own.',
    ]);
  }
  // Of two servers that start at once one makes the link, and both use it.
  await symlink(elsewhere, place).catch(() => undefined);
  logger.warn(`PostgreSQL's user cannot enter ${dataDir}: the database's files are in ${elsewhere}`);
  return readlink(place).catch(() => realpath(place));
}

import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { exists, giveTo, writeFor } from './files.js';
import { run, type Owner } from './run.js';
import { SETTINGS_FILE } from './settings.js';

/**
 * Makes the files of an empty database. They are made beside their place and get their name when they are whole: an
 * interrupted first start leaves nothing that looks like a database, and of several servers that start at once one
 * wins, whose files all use.
 */
export async function initialise(
  { initdb }: Binaries,
  cluster: string,
  owner: Owner | undefined,
  user: string,
  password: string,
): Promise<void> {
  const draft = `${cluster}.${randomBytes(4).toString('hex')}`;
  const secrets = await mkdtemp(join(tmpdir(), 'parley-'));
  try {
    await giveTo(owner, secrets);
    const passwordFile = join(secrets, 'password');
    await writeFor(owner, passwordFile, `${password}\n`);
    await mkdir(draft, { mode: 0o700 });
    await giveTo(owner, draft);
    const made = await run(
      initdb,
      [
        `--pgdata=${draft}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order and case rules on every system, whichever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      owner,
    );
    if (!made.ok) throw new Error(`The embedded PostgreSQL could not be set up:\n${made.output.trim()}`);
    await appendFile(join(draft, 'postgresql.conf'), `\ninclude = '${SETTINGS_FILE}'\n`);
    await rename(draft, cluster).catch(async (error: unknown) => {
      if (!(await exists(join(cluster, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(secrets, { recursive: true, force: true });
  }
}

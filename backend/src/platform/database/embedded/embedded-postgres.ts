import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.js';
import { findClusterPlace } from './cluster-place.js';
import { findOwner } from './owner.js';
import { readPostmasterFile } from './postmaster-file.js';
import { launch, run, type Owner } from './run.js';

/** Where root keeps what must not lie in a folder that only root may enter. */
const SHELTER = '/var/lib/parley';
const USER = 'parley';
const DATABASE = 'parley';
const START_TIMEOUT_MS = 30_000;
/** Longest path of a Unix socket, less the name of PostgreSQL's. */
const SOCKET_DIR_MAX_LENGTH = 107 - '/.s.PGSQL.5432'.length;

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly password: string;
  /** Further settings of PostgreSQL. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedAddress {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

/**
 * A real PostgreSQL that is kept in the data folder.
 *
 * - It runs in a session of its own: Ctrl-C in a terminal reaches the server alone, which stops the database last.
 * - A server that is killed leaves it running; the next start finds and uses it.
 * - Several servers may use it at once; the last one to stop stops it.
 * - An interrupted first start leaves nothing that looks like a database: the folder gets its name when it is whole.
 * - It keeps PostgreSQL's full durability.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly binaries: Binaries,
    private readonly cluster: string,
    private readonly owner: Owner | undefined,
    readonly address: EmbeddedAddress,
  ) {}

  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const owner = await findOwner();
    const binaries = await findBinaries(owner, SHELTER);
    const cluster = await findClusterPlace(options.dataDir, owner, SHELTER);
    if (!(await exists(join(cluster, 'PG_VERSION'))))
      await initialise(binaries, cluster, owner, options.password);

    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const address = await findRunning(cluster, options.password);
      if (address) return new EmbeddedPostgres(binaries, cluster, owner, address);
      if (Date.now() > deadline) throw await startFailure(cluster);
      // Fails for some moments when another server is starting it too, or when processes of a killed one are still
      // ending: look again, try again.
      await writeSettings(cluster, owner, options.settings ?? {});
      await launch(binaries.pgCtl, ['start', '-D', cluster, '-w', '-t', '10', '-s'], owner);
      await setTimeout(100);
    }
  }

  /** Stops the database, unless other servers still use it. All connections of the caller must be closed. */
  async stop(): Promise<void> {
    if (await this.usedByOthers()) return;
    await run(this.binaries.pgCtl, ['stop', '-D', this.cluster, '-m', 'fast', '-w', '-t', '60'], this.owner);
  }

  private async usedByOthers(): Promise<boolean> {
    const client = new pg.Client({ ...this.address, user: this.address.username });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ others: number }>(
        `SELECT count(*)::int AS others FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      return (rows[0]?.others ?? 0) > 0;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A PostgreSQL that serves this cluster and answers, whoever started it. */
async function findRunning(cluster: string, password: string): Promise<EmbeddedAddress | undefined> {
  const postmaster = await readPostmasterFile(cluster);
  if (!postmaster?.ready) return undefined;
  const address = {
    host: postmaster.socketDir || '127.0.0.1',
    port: postmaster.port,
    username: USER,
    password,
    database: DATABASE,
  };
  const client = new pg.Client({
    ...address,
    user: USER,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`).catch(ignoreDuplicate);
    return address;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Another server that starts at the same moment may have been first. */
function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error;
}

async function initialise(
  binaries: Binaries,
  cluster: string,
  owner: Owner | undefined,
  password: string,
): Promise<void> {
  const draft = `${cluster}.${randomBytes(4).toString('hex')}`;
  const passwordFile = await writePasswordFile(password, owner);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    if (owner) await chown(draft, owner.uid, owner.gid);
    const made = await run(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${USER}`,
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
    await rm(dirname(passwordFile), { recursive: true, force: true });
  }
}

async function writePasswordFile(password: string, owner: Owner | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const file = join(folder, 'password');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (owner) {
    await chown(file, owner.uid, owner.gid);
    await chown(folder, owner.uid, owner.gid);
  }
  return file;
}

const SETTINGS_FILE = 'parley.conf';

/** Written at each start, because the folder may have been moved since the last one. */
async function writeSettings(
  cluster: string,
  owner: Owner | undefined,
  further: Readonly<Record<string, string>>,
): Promise<void> {
  const settings: Record<string, string> = {
    ...(await connectionSettings(cluster, owner)),
    logging_collector: 'on',
    log_directory: 'log',
    // One file for each day of the week, written over in the next.
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
    max_connections: '200',
    ...further,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`,
  );
  const file = join(cluster, SETTINGS_FILE);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  if (owner) await chown(file, owner.uid, owner.gid);
}

/** A Unix socket in the cluster's own folder, which only its user may enter; TCP where there are no such sockets. */
async function connectionSettings(
  cluster: string,
  owner: Owner | undefined,
): Promise<Record<string, string>> {
  if (platform() === 'win32') {
    return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' };
  }
  const socketDir =
    Buffer.byteLength(cluster) <= SOCKET_DIR_MAX_LENGTH ? cluster : await shortSocketDir(owner);
  return { listen_addresses: '', port: '5432', unix_socket_directories: socketDir };
}

async function shortSocketDir(owner: Owner | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  if (owner) await chown(folder, owner.uid, owner.gid);
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function startFailure(cluster: string): Promise<Error> {
  return new Error(
    `The embedded PostgreSQL in ${cluster} does not start; the files in ${join(cluster, 'log')} say why. ` +
      'Correct that, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

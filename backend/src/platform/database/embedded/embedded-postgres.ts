import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ConfigError } from '../../../config/index.js';
import { errorCode } from '../../errors/index.js';
import { findBinaries, type Binaries } from './binaries.js';
import { findClusterPlace } from './cluster-place.js';
import { findRunning, isUsed, type EmbeddedAddress, type Running } from './connection.js';
import { exists } from './files.js';
import { initialise } from './initialise.js';
import { findOwner } from './owner.js';
import { launch, run, type Owner } from './run.js';
import { connectionSettings, writeSettings, type Settings } from './settings.js';

export type { EmbeddedAddress } from './connection.js';

/** Where root keeps what must not lie in a folder that only root may enter. */
const SHELTER = '/var/lib/parley';
const START_TIMEOUT_MS = 60_000;
const RETRY_MS = 100;
const WATCH_MS = 1_000;

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly password: string;
  /** Further settings of PostgreSQL. */
  readonly settings?: Settings;
}

/** What starting it again takes. */
interface Cluster {
  readonly binaries: Binaries;
  readonly folder: string;
  readonly owner: Owner | undefined;
  readonly access: Pick<EmbeddedAddress, 'username' | 'password' | 'database'>;
  readonly settings: Settings;
}

/**
 * A real PostgreSQL, kept in the data folder.
 *
 * - It runs in a session of its own: Ctrl-C in a terminal reaches the server alone, which stops the database last.
 * - A server that is killed leaves it running; the next start finds it and goes on with it.
 * - When it is killed itself, it is started again.
 * - Several servers may use it at once; the last one to stop stops it.
 */
export class EmbeddedPostgres {
  private readonly logger = new Logger('Database');
  private readonly watch: NodeJS.Timeout;
  private restarting: Promise<void> | undefined;

  private constructor(
    private readonly cluster: Cluster,
    private running: Running,
  ) {
    this.watch = setInterval(() => this.restartIfGone(), WATCH_MS).unref();
  }

  /** Starts it, or finds it running. */
  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const owner = await findOwner(options.dataDir);
    const binaries = await findBinaries(owner, SHELTER);
    const folder = await findClusterPlace(options.dataDir, owner, SHELTER);
    const access = { username: 'parley', password: options.password, database: 'parley' };
    if (!(await exists(join(folder, 'PG_VERSION')))) {
      await initialise(binaries, folder, owner, access.username, access.password);
    }
    const settings = { ...(await connectionSettings(folder, owner)), ...options.settings };
    const cluster = { binaries, folder, owner, access, settings };
    return new EmbeddedPostgres(cluster, await startOrFind(cluster));
  }

  get address(): EmbeddedAddress {
    return this.running.address;
  }

  /** Stops it, unless other servers use it. All connections of the caller must be closed before. */
  async stop(): Promise<void> {
    clearInterval(this.watch);
    await this.restarting;
    if (await isUsed(this.address)) return;
    const { binaries, folder, owner } = this.cluster;
    await run(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'], owner);
    // Where its socket had a folder of its own, that is empty now. The cluster's is not, and stays.
    await rmdir(this.address.host).catch(() => undefined);
  }

  private restartIfGone(): void {
    if (this.restarting || isAlive(this.running.pid)) return;
    this.logger.warn('PostgreSQL has ended and is started again');
    this.restarting = startOrFind(this.cluster)
      .then((running) => {
        this.running = running;
      })
      .catch((error: unknown) => this.logger.error({ err: error }, 'PostgreSQL could not be started again'))
      .finally(() => {
        this.restarting = undefined;
      });
  }
}

/**
 * Starting fails for some moments while another server starts the same one, and while processes of a killed one are
 * still ending: look again, try again.
 */
async function startOrFind(cluster: Cluster): Promise<Running> {
  const { binaries, folder, owner, access, settings } = cluster;
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const running = await findRunning(folder, access);
    if (running) return running;
    if (Date.now() > deadline) {
      throw new ConfigError([
        `DATABASE_URL must be set to a PostgreSQL of your own, or the embedded one in ${folder} be repaired, which ` +
          `does not start: the files in ${join(folder, 'log')} say why.`,
      ]);
    }
    await writeSettings(folder, owner, settings);
    await launch(binaries.pgCtl, ['start', '-D', folder, '-w', '-t', '30', '-s'], owner);
    await setTimeout(RETRY_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: it is there, and somebody else's.
    return errorCode(error) === 'EPERM';
  }
}

import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ConfigError, keepSecret, type Config } from '../../config/index.js';
import type { DatabaseAddress } from './data-source.js';
import { EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';
import { errorCode } from '../errors/index.js';
import { isUnavailable } from './sql-state.js';

const WAIT_FOR_SERVER_MS = 30_000;

/** The database of this instance, migrated: one of the operator's, or the embedded one, which it stops in the end. */
export class RunningDatabase {
  private constructor(
    readonly address: DatabaseAddress,
    private readonly embedded: EmbeddedPostgres | null,
  ) {}

  static async open(config: Config): Promise<RunningDatabase> {
    if (config.database.url !== null) {
      const address = { url: config.database.url };
      await migrateWhenThere(address);
      return new RunningDatabase(address, null);
    }
    const password = keepSecret(config.dataDir, 'postgres-password');
    const embedded = await EmbeddedPostgres.start({ dataDir: config.dataDir, password });
    try {
      await migrate(embedded.address);
    } catch (error) {
      await embedded.stop();
      throw error;
    }
    return new RunningDatabase(embedded.address, embedded);
  }

  /** All connections must be closed before. */
  async stop(): Promise<void> {
    await this.embedded?.stop();
  }
}

/** In containers the database often starts at the same time: it is waited for. */
async function migrateWhenThere(address: { url: string }): Promise<void> {
  const logger = new Logger('Database');
  const deadline = Date.now() + WAIT_FOR_SERVER_MS;
  for (;;) {
    try {
      return await migrate(address);
    } catch (error) {
      const { host } = new URL(address.url);
      if (!isUnavailable(error)) throw refused(error, host);
      if (Date.now() > deadline) {
        throw new ConfigError([
          `DATABASE_URL must lead to a PostgreSQL that answers, and ${host} does not: ` +
            'start it, correct the address, or leave it unset for the embedded one.',
        ]);
      }
      logger.warn(`waiting for PostgreSQL at ${host}`);
      await setTimeout(1_000);
    }
  }
}

/** 28…: user or password, 3D000: no such database. */
function refused(error: unknown, host: string): unknown {
  const code = errorCode(error) ?? '';
  if (!code.startsWith('28') && code !== '3D000') return error;
  return new ConfigError([
    `DATABASE_URL must name a user, password and database that exist, and ${host} says ` +
      `"${error instanceof Error ? error.message : code}": correct it.`,
  ]);
}

import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseAddress } from './data-source.js';
import { MIGRATIONS } from './migrations/index.js';

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 7_236_101;

/**
 * Brings the schema up to date. Any number of instances may do so at once: one works while the others wait for its
 * advisory lock and then find nothing left to do.
 */
export async function migrate(address: DatabaseAddress): Promise<void> {
  const guard = new pg.Client(
    'url' in address ? { connectionString: address.url } : { ...address, user: address.username },
  );
  // Its loss shows in the next query; without a listener it would end the process.
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Connections of its own, without the time limits of everyday statements.
    const dataSource = new DataSource({
      type: 'postgres',
      ...address,
      poolSize: 2,
      migrations: MIGRATIONS,
      migrationsTableName: 'migrations',
      extra: { application_name: 'parley migrations' },
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}

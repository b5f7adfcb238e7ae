import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  EmbeddedPostgres,
  type EmbeddedAddress,
} from '../../src/platform/database/embedded/embedded-postgres.js';

/** What is lost with the machine is of no interest here. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };

export interface TestDatabase {
  /** As in DATABASE_URL. */
  readonly url: string;
  /** For looking at what was stored, and for breaking things. */
  query<T extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** Drops the database, whoever is still connected. */
  close(): Promise<void>;
}

/** A fresh, empty database in the PostgreSQL of this run. The application migrates it. */
export async function startPostgres(): Promise<TestDatabase> {
  const dataDir = process.env['TEST_POSTGRES_DIR'];
  if (dataDir === undefined) throw new Error('Run these tests with jest.integration.config.mjs.');
  // The first to ask starts it, the others find it running.
  const { address } = await EmbeddedPostgres.start({ dataDir, password: 'tests', settings: SETTINGS });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(address, address.database, (client) => client.query(`CREATE DATABASE ${name}`));
  const pool = new pg.Pool({ ...address, user: address.username, database: name, max: 2 });
  pool.on('error', () => undefined);
  return {
    url: urlOf(address, name),
    query: async <T extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
      (await pool.query<T>(sql, parameters)).rows,
    close: async () => {
      await pool.end();
      await withClient(address, address.database, (client) =>
        client.query(`DROP DATABASE ${name} WITH (FORCE)`),
      );
    },
  };
}

function urlOf(address: EmbeddedAddress, database: string): string {
  const { username, password, host, port } = address;
  if (!host.startsWith('/')) return `postgres://${username}:${password}@${host}:${port}/${database}`;
  return `postgres://${username}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

async function withClient<T>(
  address: EmbeddedAddress,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...address, user: address.username, database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

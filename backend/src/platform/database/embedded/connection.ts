import pg from 'pg';
import { errorCode } from '../../errors/index.js';
import { readPostmasterFile } from './postmaster-file.js';

export interface EmbeddedAddress {
  /** The folder of its Unix socket, or an address. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

export interface Running {
  readonly pid: number;
  readonly address: EmbeddedAddress;
}

type Access = Pick<EmbeddedAddress, 'username' | 'password' | 'database'>;

const CONNECT_TIMEOUT_MS = 2_000;
const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** The PostgreSQL that serves this cluster and answers, whoever started it; with its database made. */
export async function findRunning(cluster: string, access: Access): Promise<Running | undefined> {
  const postmaster = await readPostmasterFile(cluster);
  if (!postmaster?.ready) return undefined;
  const address = { ...access, host: postmaster.socketDir || '127.0.0.1', port: postmaster.port };
  try {
    await query({ ...address, database: 'postgres' }, async (client) => {
      const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [access.database]);
      if (found.rowCount === 0) await createDatabase(client, access.database);
    });
    return { pid: postmaster.pid, address };
  } catch {
    return undefined;
  }
}

/** Whether anybody else is connected to it, other servers that is. */
export async function isUsed(address: EmbeddedAddress): Promise<boolean> {
  try {
    return await query(address, async (client) => {
      const found = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      return found.rowCount !== 0;
    });
  } catch {
    return false;
  }
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Another server that starts at the same moment was first.
    if (errorCode(error) !== DUPLICATE_DATABASE && errorCode(error) !== UNIQUE_VIOLATION) throw error;
  }
}

async function query<T>(address: EmbeddedAddress, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const { username: user, ...rest } = address;
  const client = new pg.Client({ ...rest, user, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // The loss of a connection shows in the query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Written by refusals, as they should be: a refresh token that comes twice ends its session, a try is counted, and the
 * statistics count refusals too.
 */
const WRITTEN_BY_REFUSALS = new Set([
  'sessions',
  'refresh_tokens',
  'login_attempts',
  'account_attempts',
  'stats',
  'stats_instances',
  'stats_record',
  'stats_users',
]);

/** Of when somebody was there: a connection that ends writes it, whatever was sent on it. */
const WRITTEN_BY_CONNECTIONS = ['last_seen_at'];

/** What is stored, as the server's own database has it: for telling whether something was changed. */
export class Database {
  private constructor(
    private readonly client: pg.Client,
    private readonly tables: readonly string[],
  ) {}

  /** Connects to the embedded PostgreSQL of a server. */
  static async of(dataDir: string): Promise<Database> {
    const lines = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    const client = new pg.Client({
      host: lines[4] || '127.0.0.1',
      port: Number(lines[3]),
      user: 'parley',
      database: 'parley',
      password: (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim(),
    });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    return new Database(
      client,
      rows.map(({ name }) => name).filter((name) => !WRITTEN_BY_REFUSALS.has(name)),
    );
  }

  /** Number of rows and a sum over what is in them, by table. */
  async fingerprint(): Promise<ReadonlyMap<string, string>> {
    const parts = this.tables.map(
      (name) =>
        `SELECT '${name}' AS name, count(*) || '/' || coalesce(sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0)::numeric), 0) AS print
         FROM "${name}" t`,
    );
    const { rows } = await this.client.query<{ name: string; print: string }>(parts.join(' UNION ALL '), [
      WRITTEN_BY_CONNECTIONS,
    ]);
    return new Map(rows.map(({ name, print }) => [name, print]));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** The tables in which two fingerprints differ. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name);
}

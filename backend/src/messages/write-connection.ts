import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';

/** Milliseconds that one statement may take, waiting for locks included, before the connection is given up. */
const STATEMENT_LIMIT_MS = 8_000;

/** Lends a connection of its own for several statements. It goes back without a transaction, or is given up. */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on('error', seenInTheQuery);
  let failure: unknown;
  try {
    return await work(client);
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await giveBack(client, failure);
  }
}

/** Fails when the statement takes longer than it may, and the connection with it. */
export async function run<R extends QueryResultRow>(client: PoolClient, query: QueryConfig): Promise<R[]> {
  const limited = { ...query, query_timeout: STATEMENT_LIMIT_MS };
  return (await client.query<R>(limited)).rows;
}

/** The loss of a connection fails its query as well; without a listener it would also end the process. */
const seenInTheQuery = (): void => undefined;

/** A connection goes back to the pool only when it is certain that it holds no transaction. */
async function giveBack(client: PoolClient, failure: unknown): Promise<void> {
  const isWell = failure === undefined || (isServerAnswer(failure) && (await rolledBack(client)));
  client.off('error', seenInTheQuery);
  client.release(!isWell);
}

/** An error that PostgreSQL sent, in contrast to one of the connection to it. */
const isServerAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error;

const rolledBack = (client: PoolClient): Promise<boolean> =>
  run(client, { text: 'ROLLBACK' }).then(
    () => true,
    () => false,
  );

import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { impatientSocket } from './impatient-socket.js';

/** Where PostgreSQL is: an address, or a folder with its Unix socket. */
export type DatabaseAddress =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly username: string;
      readonly password: string;
      readonly database: string;
    };

const INT8 = 20;

// Counts and sequences stay far below 2^53. Without this `pg` gives them as strings.
pg.types.setTypeParser(INT8, Number);

const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than any statement may take; ends waiting for a server that was cut off without a word. */
const QUERY_TIMEOUT_MS = 30_000;

export function databaseOptions(
  address: DatabaseAddress,
  poolSize: number,
  onIdleError: (error: Error) => void,
): DataSourceOptions {
  return {
    type: 'postgres',
    ...address,
    synchronize: false,
    poolSize,
    // Without a listener the loss of an idle connection would end the process.
    poolErrorHandler: onIdleError,
    extra: {
      application_name: 'parley',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      // What is asked at once on one connection is sent at once, and answered in its order.
      pipeline: true,
      stream: () => impatientSocket(QUERY_TIMEOUT_MS + 1_000),
    },
  };
}

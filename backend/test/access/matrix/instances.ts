import { Readable } from 'node:stream';
import { FileStore } from '../../../src/platform/storage/index.js';
import {
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../../support/index.js';
import { ChangeLog } from './change-log.js';

export interface Instances {
  readonly database: TestDatabase;
  readonly apps: readonly [TestApp, TestApp];
  readonly changes: ChangeLog;
  close(): Promise<void>;
}

/** No limit that cells could run into together: limits are tested elsewhere. */
const WITHOUT_LIMITS = {
  LIMIT_TYPING_PER_MINUTE: '0',
  LIMIT_PINGS_PER_MINUTE: '0',
  LIMIT_LOGIN_FAILURES_PER_MINUTE: '0',
  LIMIT_MAILS_PER_HOUR: '0',
  LIMIT_CONNECTIONS_PER_SECOND: '0',
  LIMIT_UPLOADS_PER_MINUTE: '0',
  LIMIT_SEARCHES_PER_MINUTE: '0',
  LIMIT_EXPORTS_PER_HOUR: '0',
  LIMIT_DRAFTS_PER_MINUTE: '0',
};

/** Two instances, with what each cell is checked against. */
export async function startInstances(): Promise<Instances> {
  const database = await startPostgres();
  const redis: TestRedis = await startRedis();
  const start = () => startApp({ database, redis, env: WITHOUT_LIMITS });
  const apps = [await start(), await start()] as const;
  // What is in the files that worlds name is of no account: who may have them is.
  for (const { app } of apps)
    app.get(FileStore, { strict: false }).read = () => Promise.resolve(Readable.from(['file']));
  const changes = await ChangeLog.of(database);
  return {
    database,
    apps,
    changes,
    close: async () => {
      await Promise.all(apps.map((app) => app.close()));
      await redis.close();
      await database.close();
    },
  };
}

/** All at once, but not more than so many. */
export async function each<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

import { startApp, type TestApp } from './app.js';
import { startPostgres, type TestDatabase } from './postgres.js';
import { startRedis, type TestRedis } from './redis.js';

/** Two instances of the application on one database and one Redis. */
export interface TestInstances {
  readonly database: TestDatabase;
  readonly redis: TestRedis;
  readonly here: TestApp;
  readonly there: TestApp;
  close(): Promise<void>;
}

/** @param env of both, as an operator would set it */
export async function startInstances(env: Record<string, string> = {}): Promise<TestInstances> {
  const database = await startPostgres();
  const redis = await startRedis();
  const start = () => startApp({ database, redis, env });
  const [here, there] = await Promise.all([start(), start()]);
  return {
    database,
    redis,
    here,
    there,
    close: async () => {
      await Promise.all([here.close(), there.close()]);
      await redis.close();
      await database.close();
    },
  };
}

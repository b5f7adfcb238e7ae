import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../../src/config/index.js';
import { startServer } from '../../src/server.js';
import { watchAnswers } from './answers/index.js';

export interface TestApp {
  /** `http://localhost:<port>` of a server that listens. */
  readonly url: string;
  readonly app: NestExpressApplication;
  /** @throws when an answer that it gave was not what the OpenAPI document says */
  close(): Promise<void>;
}

export interface AppOptions {
  database: { url: string };
  redis?: { url: string };
  /** Variables as an operator would set them. */
  env?: Record<string, string>;
}

/** The whole application in this process, listening. Two of them on one database and Redis are two instances. */
export async function startApp({ database, redis, env = {} }: AppOptions): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    REDIS_URL: redis?.url,
    DEMO_USERS: 'false',
    // Nobody whom a test does not name; else the first of each test's people would be.
    ADMIN_USERNAME: 'administrator',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    JWT_SECRET: '0123456789abcdef0123456789abcdef',
    LIMIT_REGISTRATIONS_PER_MINUTE: '0',
    LIMIT_MESSAGES_PER_MINUTE: '0',
    LIMIT_PACKETS_PER_SECOND: '0',
    ...env,
  });
  const { app, url } = await startServer(config);
  const answers = watchAnswers(app);
  return {
    url,
    app,
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
      answers.verify();
    },
  };
}

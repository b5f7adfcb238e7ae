import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { ConfigError, readConfig, type Config } from './config/index.js';
import { RunningDatabase } from './platform/database/index.js';
import { PASSWORD, SeedModule, SeedService, type Seeded } from './seed/index.js';

/** `npm run seed`: fills the database that the settings lead to, for trying things out and for measuring. */
try {
  const messages = wanted();
  const config = readConfig(process.env);
  if (config.environment === 'production') {
    throw new ConfigError([
      'NODE_ENV must not be production for filling a database with people whose password everybody knows: leave it unset.',
    ]);
  }
  const began = Date.now();
  const seeded = await fill(config, messages);
  if (!seeded) {
    throw new ConfigError([
      'The database has people in it already, and only an empty one is filled: set DATABASE_URL to another one, or ' +
        `remove ${config.dataDir} for the embedded one.`,
    ]);
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `\n  ${seeded.people} people, ${seeded.rooms} rooms and ${seeded.messages} messages in ${seconds} s.\n` +
      `  Sign in as alice, or any of them, with the password "${PASSWORD}".\n`,
  );
} catch (error) {
  console.error(error instanceof ConfigError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}

/** @throws ConfigError */
function wanted(): number {
  try {
    const { values } = parseArgs({ options: { messages: { type: 'string', default: '0' } } });
    if (/^\d{1,9}$/.test(values.messages)) return Number(values.messages);
  } catch {
    // Said below.
  }
  throw new ConfigError([
    'The only option is --messages with a whole number: npm run seed -- --messages 1000000',
  ]);
}

async function fill(config: Config, messages: number): Promise<Seeded | null> {
  const database = await RunningDatabase.open(config);
  const app = await NestFactory.createApplicationContext(SeedModule.of(config, database), {
    logger: ['error', 'warn'],
  });
  try {
    return await app.get(SeedService).fill(messages);
  } finally {
    await app.close();
  }
}

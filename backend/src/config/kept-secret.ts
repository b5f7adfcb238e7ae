import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';

/**
 * A secret that is made once and then kept in the data folder, readable by the server's user alone.
 *
 * Written beside its place and linked there: of several servers that start at once one wins, all read the same secret,
 * and none ever reads half of it.
 */
export function keepSecret(dataDir: string, name: string): string {
  const path = join(dataDir, name);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unusable(dataDir, error);
  }
  try {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function unusable(dataDir: string, error: unknown): ConfigError {
  return new ConfigError([
    `DATA_DIR must be a folder that the server may write to, and ${dataDir} is not (${String(errorCode(error) ?? error)}): ` +
      'change its owner or set DATA_DIR to another folder.',
  ]);
}

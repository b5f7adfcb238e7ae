import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { errorCode } from '../errors/index.js';
import { checkedKey } from './file-key.js';
import { type ByteRange, FileStore } from './file-store.js';
import { storeAway } from './store-away.js';

/**
 * Files in a folder, spread over folders of some hundred each. A file is written beside its place, made durable and then
 * moved there: after a crash it is there whole or not at all.
 */
export class DiskStore extends FileStore {
  private readonly logger = new Logger('Files');

  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, localPath: string): Promise<void> {
    const place = this.placeOf(key);
    const unfinished = `${place}.new`;
    try {
      await mkdir(dirname(place), { recursive: true });
      await copyFile(localPath, unfinished, constants.COPYFILE_FICLONE);
      await makeDurable(unfinished);
      await rename(unfinished, place);
      await makeDurable(dirname(place));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw this.failed(error, 'a file could not be kept');
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    try {
      // Opened before anything is answered: what is not there must not become half an answer.
      const file = await open(this.placeOf(key), 'r');
      return createReadStream('', { fd: file, ...range });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw this.failed(error, 'a file could not be read');
    }
  }

  async delete(key: string): Promise<void> {
    try {
      await rm(this.placeOf(key), { force: true });
    } catch (error) {
      throw this.failed(error, 'a file could not be deleted');
    }
  }

  private placeOf(key: string): string {
    const name = checkedKey(key);
    return join(this.folder, name.slice(0, 2), name.slice(2, 4), name);
  }

  private failed(error: unknown, what: string): unknown {
    if (errorCode(error) === undefined) return error;
    this.logger.error({ err: error }, what);
    return storeAway(error);
  }
}

async function makeDurable(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

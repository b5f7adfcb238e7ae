import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { errorCode } from '../errors/index.js';
import { isFull, storeAway } from '../storage/index.js';

/** Nothing takes as long as this to be received and looked at. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** A folder of this instance for what is being received. What a crash left there goes at a later start. */
@Injectable()
export class Spool implements OnModuleInit {
  private readonly logger = new Logger('Files');
  private readonly folder: string;

  constructor({ dataDir }: Config) {
    this.folder = join(dataDir, 'uploads');
  }

  onModuleInit(): void {
    this.clearForgotten().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'old uploads were not removed'),
    );
  }

  /** A place for a file that is to be written. */
  async place(): Promise<string> {
    try {
      await mkdir(this.folder, { recursive: true });
    } catch (error) {
      throw this.failed(error);
    }
    return join(this.folder, randomUUID());
  }

  /** Writes down what comes and answers where; nothing stays of what fails. @throws ChatError UNAVAILABLE */
  async write(content: Readable): Promise<{ path: string; size: number }> {
    const path = await this.place();
    const file = createWriteStream(path, { flags: 'wx' });
    try {
      await pipeline(content, file);
      return { path, size: file.bytesWritten };
    } catch (error) {
      await this.remove(path);
      throw this.failed(error);
    }
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true }).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'an upload was not removed'),
    );
  }

  private async clearForgotten(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs < Date.now() - FORGOTTEN_MS) await this.remove(path);
    }
  }

  /** A sender who goes away is no trouble of ours. */
  private failed(error: unknown): unknown {
    const ours =
      isFull(error) || ['EACCES', 'EROFS', 'EIO', 'ENOENT', 'EMFILE'].includes(errorCode(error) ?? '');
    if (!ours) return error;
    this.logger.error({ err: error }, 'an upload could not be written');
    return storeAway(error);
  }
}

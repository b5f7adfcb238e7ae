import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Transaction, Transactions } from '../database/index.js';
import { ChatError } from '../errors/index.js';
import { newFileKey } from './file-key.js';
import { FileRemovals } from './file-removals.repository.js';
import { type ByteRange, FileStore } from './file-store.js';

/** In which whoever keeps a file has to say what it is for. */
const UNCLAIMED_MS = 60 * 60 * 1000;
const TRY_AGAIN_MS = 5 * 60 * 1000;
const AT_ONCE = 50;

/**
 * Files and the database, kept in step. A key is written down for removal before its file is stored, and struck out in the
 * transaction that refers to it: whatever happens in between, no file stays that nothing refers to, and nothing refers to
 * a file that is not there.
 */
@Injectable()
export class Files {
  private readonly logger = new Logger('Files');
  private sweeping: Promise<void> | undefined;
  private isSweepWanted = false;

  constructor(
    private readonly store: FileStore,
    private readonly removals: FileRemovals,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Stores these local files. They stay for an hour, or for good once `claim` has been called with their keys.
   *
   * @throws ChatError UNAVAILABLE where the store is away or full; then none of them stays
   */
  async keep(localPaths: readonly string[]): Promise<string[]> {
    const files = localPaths.map((path) => ({ path, key: newFileKey() }));
    const keys = files.map(({ key }) => key);
    await this.removals.foresee(keys, UNCLAIMED_MS);
    try {
      for (const { key, path } of files) await this.store.put(key, path);
      return keys;
    } catch (error) {
      await this.abandon(keys);
      throw error;
    }
  }

  /** In the transaction that stores what refers to them. @throws ChatError UNAVAILABLE where that comes too late */
  async claim(tx: Transaction, keys: readonly string[]): Promise<void> {
    if (await this.removals.spare(tx, keys)) return;
    throw new ChatError('UNAVAILABLE', 'That took too long. Send the file again.', { retryAfterMs: 0 });
  }

  /** In the transaction after which nothing refers to them; `sweep` removes them after its commit. */
  release(tx: Transaction, keys: readonly string[]): Promise<void> {
    return this.removals.add(tx, keys);
  }

  /** What was kept is not wanted after all. */
  async abandon(keys: readonly string[]): Promise<void> {
    await this.removals.hasten(keys).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'files that nobody wants stay for an hour');
    });
    this.sweepSoon();
  }

  read(key: string, range?: ByteRange): Promise<Readable | null> {
    return this.store.read(key, range);
  }

  /** After a commit that released files. What fails is done again by a later sweep. */
  sweepSoon(): void {
    this.sweep().catch((error: unknown) => this.logger.warn({ err: error }, 'files were not removed'));
  }

  /** Removes what is due. Any number of instances may do so at once: each takes others. */
  sweep(): Promise<void> {
    this.isSweepWanted = true;
    this.sweeping ??= this.sweepAll().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  private async sweepAll(): Promise<void> {
    while (this.isSweepWanted) {
      this.isSweepWanted = false;
      while ((await this.sweepSome()) === AT_ONCE);
    }
  }

  private sweepSome(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const keys = await this.removals.take(tx, AT_ONCE);
      if (keys.length === 0) return 0;
      const results = await Promise.allSettled(keys.map((key) => this.store.delete(key)));
      const left = keys.filter((_, index) => results[index]?.status === 'rejected');
      await this.removals.forget(
        tx,
        keys.filter((key) => !left.includes(key)),
      );
      await this.removals.postpone(tx, left, TRY_AGAIN_MS);
      return keys.length;
    });
  }
}

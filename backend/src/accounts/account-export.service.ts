import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/index.js';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import type { Download } from '../platform/http/index.js';
import { Gate, limiter } from '../platform/limits/index.js';
import { RedisClients } from '../platform/redis/index.js';
import { Spool } from '../platform/uploads/index.js';
import { AccountData } from './account-data.repository.js';

const HOUR_SECONDS = 3_600;
const AT_ONCE = 2;
const WAITING = 20;
const PATIENCE_MS = 20_000;

/**
 * Everything that the server has of somebody, as one file. It is written down here first and only then sent: who reads it
 * slowly keeps no transaction open.
 */
@Injectable()
export class AccountExportService {
  private readonly limit: RateLimiterAbstract | null;
  private readonly gate = new Gate({ atOnce: AT_ONCE, waiting: WAITING, patienceMs: PATIENCE_MS });

  constructor(
    config: Config,
    redis: RedisClients,
    private readonly data: AccountData,
    private readonly spool: Spool,
    private readonly transactions: Transactions,
  ) {
    this.limit = limiter('export', config.limits.exportsPerHour, redis, HOUR_SECONDS);
  }

  /** The file goes once it has been read to its end, or not at all. @throws ChatError RATE_LIMITED, UNAVAILABLE */
  async export({ userId }: Actor): Promise<Download> {
    await this.takeOne(userId);
    const { path, size } = await this.gate.run(() =>
      this.transactions.run((tx) => this.spool.write(Readable.from(this.textOf(tx, userId)))),
    );
    const day = new Date().toISOString().slice(0, 10);
    return {
      name: `parley-${day}.json`,
      mime: 'application/json',
      size,
      open: () => {
        const content = createReadStream(path);
        content.once('close', () => void this.spool.remove(path));
        return Promise.resolve(content);
      },
    };
  }

  private async takeOne(userId: string): Promise<void> {
    try {
      await this.limit?.consume(userId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new ChatError('RATE_LIMITED', 'You had your data several times in this hour. Try again later.', {
        retryAfterMs: error.msBeforeNext,
        cause: error,
      });
    }
  }

  private async *textOf(tx: Transaction, userId: string): AsyncIterable<string> {
    yield `{\n"exportedAt": ${JSON.stringify(new Date())},\n`;
    yield `"profile": ${JSON.stringify(await this.data.profile(tx, userId))}`;
    for (const what of ['sessions', 'rooms', 'blocks', 'drafts', 'messages', 'reactions', 'files'] as const) {
      yield `,\n"${what}": [`;
      let separator = '\n';
      for await (const row of this.data[what](tx, userId)) {
        yield separator + JSON.stringify(row);
        separator = ',\n';
      }
      yield '\n]';
    }
    yield '\n}\n';
  }
}

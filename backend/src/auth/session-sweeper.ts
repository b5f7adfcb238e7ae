import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Transactions } from '../platform/database/index.js';
import { MailLinks } from './mail-links/mail-links.repository.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { SessionsRepository } from './sessions.repository.js';

const INTERVAL_MS = 60 * 60 * 1000;
/** Ended sessions are kept a while, for whoever asks why they were signed out. */
const KEEP_ENDED_MS = 7 * 24 * 60 * 60 * 1000;

/** Forgets sessions that ended, and refresh tokens and links in mails that nobody can use any more. */
@Injectable()
export class SessionSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(SessionSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly sessions: SessionsRepository,
    private readonly refreshTokens: RefreshTokensRepository,
    private readonly links: MailLinks,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweep(new Date()).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'old sessions were not removed'),
      );
    }, INTERVAL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(now: Date): Promise<void> {
    const tokensBefore = new Date(now.getTime() - this.config.tokens.refreshTtlSeconds * 1000);
    await this.sessions.deleteEndedBefore(new Date(now.getTime() - KEEP_ENDED_MS));
    await this.links.deleteExpiredBefore(new Date(now.getTime() - KEEP_ENDED_MS));
    await this.transactions.run((tx) => this.refreshTokens.deleteUsedBefore(tx, tokensBefore));
  }
}

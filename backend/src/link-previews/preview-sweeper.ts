import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LinkPreviewsRepository } from './link-previews.repository.js';

const INTERVAL_MS = 3_600_000;

/** Forgets, every hour, what nobody has asked for since it was out of date. */
@Injectable()
export class PreviewSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PreviewSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly repository: LinkPreviewsRepository) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.repository
        .deleteExpired()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'old link previews were not removed'));
    }, INTERVAL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

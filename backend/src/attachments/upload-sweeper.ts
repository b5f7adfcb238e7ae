import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Files } from '../platform/storage/index.js';
import { AttachmentsRepository } from './attachments.repository.js';

const INTERVAL_MS = 10 * 60 * 1000;
const KEEP_UNSENT_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 200;

/** Removes what was uploaded a day ago and not sent. Instances that do so at once take different ones. */
@Injectable()
export class UploadSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(UploadSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly files: Files,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweep(new Date()).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'unsent files were not removed'),
      );
    }, INTERVAL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEEP_UNSENT_MS);
    while ((await this.attachments.deleteUnsentBefore(before, AT_ONCE)) === AT_ONCE);
    await this.files.sweep();
  }
}

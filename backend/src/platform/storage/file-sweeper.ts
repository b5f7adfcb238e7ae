import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Files } from './files.js';

const INTERVAL_MS = 60_000;

/** Removes, every minute, the files that are left over. */
@Injectable()
export class FileSweeper implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly files: Files) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.files.sweepSoon(), INTERVAL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

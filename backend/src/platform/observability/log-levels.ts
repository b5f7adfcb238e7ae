import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { LogLevel } from '@parley/contracts';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../../config/index.js';
import { ClusterBus } from '../redis/index.js';

const CHANGED = 'observability.log-level';
const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug', 'trace'];

/** How much is logged, while the server runs: on every instance that Redis tells. Each begins with `LOG_LEVEL`. */
@Injectable()
export class LogLevels implements OnApplicationShutdown {
  constructor(
    private readonly config: Config,
    private readonly bus: ClusterBus,
  ) {
    bus.subscribe(CHANGED, (level) => {
      if (isLevel(level)) PinoLogger.root.level = level;
    });
  }

  /** `error`, too, where nothing at all is logged. */
  get current(): LogLevel {
    const { level } = PinoLogger.root;
    return isLevel(level) ? level : 'error';
  }

  set(level: LogLevel): void {
    PinoLogger.root.level = level;
    this.bus.publish(CHANGED, level);
  }

  onApplicationShutdown(): void {
    PinoLogger.root.level = this.config.logLevel;
  }
}

function isLevel(level: unknown): level is LogLevel {
  return LEVELS.includes(level as LogLevel);
}

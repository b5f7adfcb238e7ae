import type { LogLevel, LogLevelBody } from '@parley/contracts';
import { IsIn } from 'class-validator';

export class LogLevelDto implements LogLevelBody {
  @IsIn(['error', 'warn', 'info', 'debug', 'trace'] satisfies LogLevel[])
  level: LogLevel;
}

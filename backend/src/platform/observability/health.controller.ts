import { Controller, Get, Header } from '@nestjs/common';
import { DatabaseHealth } from '../database/index.js';
import { ChatError } from '../errors/index.js';
import { Public } from '../http/public.js';
import { Describes } from '../http/openapi/index.js';
import { RedisClients } from '../redis/index.js';

const RETRY_MS = 2_000;
const PATIENCE_MS = 2_000;

export interface Health {
  readonly status: 'ok';
}

@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DatabaseHealth,
    private readonly redis: RedisClients,
  ) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @Describes('Whether the process works at all')
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @Describes('Whether requests should be sent here: 503, naming what is away, without the database or a configured Redis')
  async ready(): Promise<Health> {
    const [database, redis] = await Promise.all([
      inTime(this.database.isReady()),
      inTime(this.redis.isReady()),
    ]);
    const away = [...(database ? [] : ['database']), ...(redis ? [] : ['redis'])];
    if (away.length === 0) return { status: 'ok' };
    throw new ChatError('UNAVAILABLE', `Not ready: ${away.join(' and ')} cannot be reached.`, {
      fields: away.map((path) => ({ path, message: 'cannot be reached' })),
      retryAfterMs: RETRY_MS,
    });
  }
}

/** What is frozen rather than gone answers nothing at all. */
function inTime(ready: Promise<boolean>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  return Promise.race([ready, late]);
}

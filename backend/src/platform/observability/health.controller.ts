import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DatabaseHealth } from '../database/index.js';
import { ChatError } from '../errors/index.js';
import { Public } from '../http/public.js';
import { Describes, Refuses } from '../http/openapi/index.js';
import { RedisClients } from '../redis/index.js';
import { Shutdown } from '../shutdown/index.js';

const RETRY_MS = 2_000;
const PATIENCE_MS = 2_000;

const OK = {
  description: 'All is well',
  content: { 'application/json': { schema: { type: 'object' }, example: { status: 'ok' } } },
};

export interface Health {
  readonly status: 'ok';
}

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DatabaseHealth,
    private readonly redis: RedisClients,
    private readonly shutdown: Shutdown,
  ) {}

  @Public()
  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse(OK)
  @Describes('Whether the process works at all')
  live(): Health {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse(OK)
  @Refuses('UNAVAILABLE')
  @Describes(
    'Whether requests should be sent here: 503, naming what is away, without the database or a configured Redis, ' +
      'and from the moment on at which this instance is told to stop',
  )
  async ready(): Promise<Health> {
    if (this.shutdown.begun) {
      throw new ChatError('UNAVAILABLE', 'Not ready: this instance is stopping.', {
        fields: [{ path: 'instance', message: 'is stopping' }],
        retryAfterMs: RETRY_MS,
      });
    }
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

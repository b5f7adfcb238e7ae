import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LogLevelBody } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, Refuses, Takes } from '../platform/http/index.js';
import { LogLevelDto } from './dto/log-level.dto.js';
import { LogLevelService } from './log-level.service.js';

@ApiTags('administration')
@Controller('admin/log-level')
export class LogLevelController {
  constructor(private readonly levels: LogLevelService) {}

  @Get()
  @Describes('How much the server logs', 'For administrators.')
  @Answers(200, 'LogLevelBody')
  @Refuses('FORBIDDEN')
  readLogLevel(@CurrentActor() actor: Actor): LogLevelBody {
    return { level: this.levels.read(actor) };
  }

  @Put()
  @Describes(
    'Log more, or less',
    'For administrators. On every instance that runs; one that starts begins with `LOG_LEVEL`.',
  )
  @Takes('LogLevelBody')
  @Answers(200, 'LogLevelBody')
  @Refuses('FORBIDDEN')
  async setLogLevel(@CurrentActor() actor: Actor, @Body() { level }: LogLevelDto): Promise<LogLevelBody> {
    return { level: await this.levels.set(actor, level) };
  }
}

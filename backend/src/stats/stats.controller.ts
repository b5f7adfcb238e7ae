import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Stats, StatsSeries, UserStats } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses } from '../platform/http/index.js';
import { DailyDto, HourlyDto } from './dto/series.dto.js';
import { StatsService } from './stats.service.js';

@ApiTags('administration')
@Controller('stats')
export class StatsController {
  constructor(private readonly stats: StatsService) {}

  @Get()
  @Describes(
    'How things are, and what happened since counting began',
    'For administrators. Over all instances; what others counted may be ten seconds old.',
  )
  @Answers(200, 'Stats')
  @Refuses('FORBIDDEN')
  now(@CurrentActor() actor: Actor): Promise<Stats> {
    return this.stats.now(actor);
  }

  @Get('users/:id')
  @Describes('What one person did in the last 30 days', 'For administrators.')
  @Answers(200, 'UserStats')
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  ofUser(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<UserStats> {
    return this.stats.ofUser(actor, id);
  }

  @Get('hourly')
  @Describes(
    'The last hours, in UTC, ascending and without gaps',
    'For administrators. The last one is under way.',
  )
  @Answers(200, 'StatsSeries')
  @Refuses('FORBIDDEN')
  hourly(@CurrentActor() actor: Actor, @Query() { hours }: HourlyDto): Promise<StatsSeries> {
    return this.stats.series(actor, 'hour', hours);
  }

  @Get('daily')
  @Describes(
    'The last days, in UTC, ascending and without gaps',
    'For administrators. The last one is under way.',
  )
  @Answers(200, 'StatsSeries')
  @Refuses('FORBIDDEN')
  daily(@CurrentActor() actor: Actor, @Query() { days }: DailyDto): Promise<StatsSeries> {
    return this.stats.series(actor, 'day', days);
  }
}

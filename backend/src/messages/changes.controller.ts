import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Changes } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses } from '../platform/http/index.js';
import { ChangesDto } from './dto/history.dto.js';
import { HistoryService } from './history.service.js';

@ApiTags('messages')
@Controller('rooms/:id/changes')
export class ChangesController {
  constructor(private readonly history: HistoryService) {}

  @Get()
  @Describes(
    'What changed since a version',
    'Ascending by version. Cut by `limit`, go on from the last item’s version. `reset`: too much changed; load the newest page.',
  )
  @Answers(200, 'Changes')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  listChanges(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Query() { since, limit }: ChangesDto,
  ): Promise<Changes> {
    return this.history.changes(actor, roomId, since, limit);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Message, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, PageRequest, Refuses } from '../platform/http/index.js';
import { HistoryService } from './history.service.js';

@ApiTags('messages')
@Controller('rooms/:id/pins')
export class PinsController {
  constructor(private readonly history: HistoryService) {}

  @Get()
  @Describes('What is pinned in a room', 'The newest pin first.')
  @Answers(200, 'Page<Message>')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  listPins(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Query() page: PageRequest,
  ): Promise<Page<Message>> {
    return this.history.pins(actor, roomId, page);
  }
}

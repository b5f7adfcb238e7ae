import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SearchPage } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, Refuses } from '../platform/http/index.js';
import { SearchMessagesDto } from './dto/search-messages.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get('messages')
  @Describes(
    'Find messages',
    'In the rooms that the caller is in. Words find what begins with them, regardless of case and accents. What was sent a ' +
      'moment ago is found a moment later.',
  )
  @Answers(200, 'SearchPage')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'RATE_LIMITED', 'UNAVAILABLE')
  searchMessages(@CurrentActor() actor: Actor, @Query() query: SearchMessagesDto): Promise<SearchPage> {
    return this.search.messagesLike(actor, query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Message, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, PageRequest, Refuses } from '../platform/http/index.js';
import { MentionListService } from './mention-list.service.js';

@ApiTags('messages')
@Controller('users/me/mentions')
export class MentionsController {
  constructor(private readonly mentions: MentionListService) {}

  @Get()
  @Describes(
    'What mentions the caller',
    'By name or by calling everybody, in the rooms that the caller is in, the newest first.',
  )
  @Answers(200, 'Page<Message>')
  @Refuses('VALIDATION')
  listMentions(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<Message>> {
    return this.mentions.page(actor, page);
  }
}

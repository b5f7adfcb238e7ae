import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Draft, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { DraftsService } from './drafts.service.js';
import { DiscardDraftDto, KeepDraftDto } from './dto/keep-draft.dto.js';

@ApiTags('messages')
@Controller()
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get('users/me/drafts')
  @Describes('What the caller has written and not sent', 'The latest first, all of it on one page.')
  @Answers(200, 'Page<Draft>')
  async listDrafts(@CurrentActor() actor: Actor): Promise<Page<Draft>> {
    return { items: await this.drafts.all(actor), nextCursor: null };
  }

  @Get('rooms/:id/draft')
  @Describes('What the caller has written in a room and not sent', 'With an empty body where there is none.')
  @Answers(200, 'Draft')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  getDraft(@CurrentActor() actor: Actor, @IdParam() roomId: string): Promise<Draft> {
    return this.drafts.one(actor, roomId);
  }

  @Put('rooms/:id/draft')
  @Describes(
    'Keep what is written in a room, for all of the caller’s devices',
    '`CONFLICT` where another text is kept than the one of `baseVersion`, unless it says the same: get it, and decide.',
  )
  @Takes('KeepDraftBody')
  @Answers(200, 'Draft')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  keepDraft(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Body() body: KeepDraftDto,
  ): Promise<Draft> {
    return this.drafts.keep(actor, roomId, body);
  }

  @Delete('rooms/:id/draft')
  @HttpCode(204)
  @Describes('Discard it', 'Where there is none, that is no error.')
  @Answers(204)
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'CONFLICT', 'RATE_LIMITED')
  discardDraft(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Query() { baseVersion }: DiscardDraftDto,
  ): Promise<void> {
    return this.drafts.discard(actor, roomId, baseVersion);
  }
}

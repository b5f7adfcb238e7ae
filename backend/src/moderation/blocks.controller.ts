import { Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, User } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, PageRequest, Refuses } from '../platform/http/index.js';
import { BlocksService } from './blocks.service.js';

@ApiTags('users')
@Controller('users/me/blocks')
export class BlocksController {
  constructor(private readonly blocks: BlocksService) {}

  @Get()
  @Describes('Whose direct messages the caller does not take, the latest first')
  @Answers(200, 'Page<User>')
  listBlocks(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<User>> {
    return this.blocks.list(actor, page);
  }

  @Put(':userId')
  @HttpCode(204)
  @Describes(
    'Take no direct messages of somebody',
    'Neither of the two writes to the other then; what was said stays readable. Blocking twice is no error.',
  )
  @Answers(204)
  @Refuses('VALIDATION', 'NOT_FOUND')
  blockUser(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<void> {
    return this.blocks.block(actor, userId);
  }

  @Delete(':userId')
  @HttpCode(204)
  @Describes('Take somebody’s direct messages again', 'Who is not blocked stays so.')
  @Answers(204)
  @Refuses('VALIDATION', 'NOT_FOUND')
  unblockUser(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<void> {
    return this.blocks.unblock(actor, userId);
  }
}

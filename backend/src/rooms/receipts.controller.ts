import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReadAnswer } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { ReadDto } from './dto/read.dto.js';
import { ReceiptsService } from './receipts.service.js';

@Controller('rooms/:id')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Put('read')
  @ApiTags('rooms')
  @Describes(
    'Mark everything up to a message as read',
    'Only ever forward, and never past the newest message.',
  )
  @Takes('ReadBody')
  @Answers(200, 'ReadAnswer')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  async markRead(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { seq }: ReadDto,
  ): Promise<ReadAnswer> {
    const { readSeq } = await this.receipts.read(actor, id, seq);
    return { readSeq };
  }
}

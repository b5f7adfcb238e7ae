import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, type SearchOrder } from '@parley/contracts';
import { IsIn } from 'class-validator';
import { PageRequest } from '../../platform/http/index.js';
import { IfGiven, IsId, IsText } from '../../platform/validation/index.js';

export class SearchMessagesDto extends PageRequest {
  @ApiProperty({
    description:
      'Words, "words in this order", beginning*, from:alice, in:general, has:file, before:2026-11-21, after:2026-11-21',
    example: 'brake lever from:bob',
  })
  @IsText(LIMITS.searchMaxLength)
  query: string;

  @ApiPropertyOptional({ description: 'Only in this room' })
  @IfGiven()
  @IsId()
  roomId?: string;

  @ApiPropertyOptional({ description: 'Only what this person said' })
  @IfGiven()
  @IsId()
  authorId?: string;

  @ApiPropertyOptional({
    enum: ['newest', 'best'],
    default: 'newest',
    description:
      '`best` compares the newest messages that fit, at least 50 if so many do and at most 1,000, and gives those, the best first',
  })
  @IfGiven()
  @IsIn(['newest', 'best'])
  order: SearchOrder = 'newest';
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { type KeepDraftBody, LIMITS } from '@parley/contracts';
import { IsNotEmpty } from 'class-validator';
import { IfGiven, IsId, IsQueryNumber, IsSeq, IsText } from '../../platform/validation/index.js';

export class KeepDraftDto implements KeepDraftBody {
  @IsNotEmpty()
  @IsText(LIMITS.draftMaxLength)
  body: string;

  @IfGiven()
  @IsId()
  replyTo?: string;

  @IsSeq()
  baseVersion: number;
}

export class DiscardDraftDto {
  @ApiPropertyOptional({ description: 'Only if it still is this version; else `CONFLICT`' })
  @IfGiven()
  @IsQueryNumber(0, Number.MAX_SAFE_INTEGER)
  baseVersion?: number;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@parley/contracts';
import { IfGiven, IsQueryNumber } from '../../platform/validation/index.js';
import type { HistoryRequest } from '../history-window.js';

const SEQ = { type: 'integer', minimum: 0 } as const;
const LIMIT = { type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault } as const;

/** Of `before`, `after` and `around` at most one; none is the newest page. */
export class HistoryDto implements HistoryRequest {
  @ApiPropertyOptional({ ...SEQ, description: 'The last messages before this `seq`' })
  @IfGiven()
  @IsQueryNumber(0, Number.MAX_SAFE_INTEGER)
  before?: number;

  @ApiPropertyOptional({ ...SEQ, description: 'The first messages after this `seq`' })
  @IfGiven()
  @IsQueryNumber(0, Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ ...SEQ, description: 'The messages around this `seq`' })
  @IfGiven()
  @IsQueryNumber(0, Number.MAX_SAFE_INTEGER)
  around?: number;

  @ApiPropertyOptional(LIMIT)
  @IfGiven()
  @IsQueryNumber(1, LIMITS.pageMax)
  limit: number = LIMITS.pageDefault;
}

export class ChangesDto {
  @ApiProperty({ ...SEQ, description: 'The version that the caller has' })
  @IsQueryNumber(0, Number.MAX_SAFE_INTEGER)
  since: number;

  @ApiPropertyOptional(LIMIT)
  @IfGiven()
  @IsQueryNumber(1, LIMITS.pageMax)
  limit: number = LIMITS.pageDefault;
}

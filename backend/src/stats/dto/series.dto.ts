import { ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, IsQueryNumber } from '../../platform/validation/index.js';

export class HourlyDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 168, default: 24 })
  @IfGiven()
  @IsQueryNumber(1, 168)
  hours: number = 24;
}

export class DailyDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 30, default: 30 })
  @IfGiven()
  @IsQueryNumber(1, 30)
  days: number = 30;
}

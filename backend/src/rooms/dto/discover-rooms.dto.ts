import { ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@parley/contracts';
import { IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/http/index.js';
import { IsText } from '../../platform/validation/index.js';

export class DiscoverRoomsDto extends PageRequest {
  @ApiPropertyOptional({ description: 'Any part of a room’s name', default: '' })
  @IsOptional()
  @IsText(LIMITS.roomNameMaxLength)
  query: string = '';
}

import { LIMITS } from '@parley/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/http/pages.js';
import { IsText } from '../../platform/validation/index.js';

export class SearchUsersDto extends PageRequest {
  @ApiPropertyOptional({
    description: 'The beginning of a username or display name; empty for everybody',
    example: 'al',
  })
  @IsOptional()
  @IsText(LIMITS.displayNameMaxLength)
  query: string = '';
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '@parley/contracts';
import { PageRequest } from '../../platform/http/index.js';
import { IfGiven, IsText } from '../../platform/validation/index.js';

export class ListRoomsDto extends PageRequest {
  @ApiPropertyOptional({ description: 'Anywhere in the name, regardless of case', default: '' })
  @IfGiven()
  @IsText(LIMITS.roomNameMaxLength)
  query: string = '';
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { type AccountState, LIMITS, type UserRole } from '@parley/contracts';
import { IsIn } from 'class-validator';
import { PageRequest } from '../../platform/http/index.js';
import { IfGiven, IsText } from '../../platform/validation/index.js';

const STATES: AccountState[] = ['active', 'banned', 'deleted'];
const ROLES: UserRole[] = ['user', 'admin'];

export class ListPeopleDto extends PageRequest {
  @ApiPropertyOptional({
    description: 'The beginning of a username or display name, or a whole e-mail address',
    default: '',
  })
  @IfGiven()
  @IsText(LIMITS.emailMaxLength)
  query: string = '';

  @ApiPropertyOptional({ description: 'Only these; without it all that are not deleted', enum: STATES })
  @IfGiven()
  @IsIn(STATES)
  state?: AccountState;

  @ApiPropertyOptional({ description: 'Only who has this role', enum: ROLES })
  @IfGiven()
  @IsIn(ROLES)
  role?: UserRole;
}

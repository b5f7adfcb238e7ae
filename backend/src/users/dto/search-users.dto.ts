import { LIMITS } from '@parley/contracts';
import { IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/http/pages.js';
import { IsText } from '../../platform/validation/index.js';

export class SearchUsersDto extends PageRequest {
  /** The beginning of a username or display name. */
  @IsOptional()
  @IsText(LIMITS.displayNameMaxLength)
  query: string = '';
}

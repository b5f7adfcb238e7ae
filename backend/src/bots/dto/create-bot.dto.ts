import { type CreateBotBody, LIMITS } from '@parley/contracts';
import { IfGiven, IsName, IsUsername } from '../../platform/validation/index.js';

export class CreateBotDto implements CreateBotBody {
  @IsUsername()
  username: string;

  @IfGiven()
  @IsName(LIMITS.displayNameMaxLength)
  displayName?: string;
}

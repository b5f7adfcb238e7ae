import { type CreateInviteBody, LIMITS } from '@parley/contracts';
import { IsInt, Max, Min } from 'class-validator';
import { IfGiven, IsTimestamp } from '../../platform/validation/index.js';

export class CreateInviteDto implements CreateInviteBody {
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LIMITS.inviteMaxUses)
  maxUses?: number;

  @IfGiven()
  @IsTimestamp()
  expiresAt?: string;
}

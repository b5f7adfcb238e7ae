import {
  LIMITS,
  type RegistrationPolicy,
  type RoomCreationPolicy,
  type UpdateSettingsBody,
} from '@parley/contracts';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { IfGiven, IfGivenAndNotNull } from '../../platform/validation/index.js';

export class UpdateSettingsDto implements UpdateSettingsBody {
  @IfGiven()
  @IsIn(['open', 'invite', 'closed'] satisfies RegistrationPolicy[])
  registration?: RegistrationPolicy;

  @IfGiven()
  @IsBoolean()
  guests?: boolean;

  @IfGiven()
  @IsIn(['everyone', 'admins'] satisfies RoomCreationPolicy[])
  roomCreation?: RoomCreationPolicy;

  @IfGivenAndNotNull()
  @IsInt()
  @Min(1)
  @Max(LIMITS.retentionMaxDays)
  retentionDays?: number | null;
}

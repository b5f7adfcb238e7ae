import { LIMITS, type NotifyLevel, type UpdateMeBody, type UserSettings } from '@parley/contracts';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import { IfGiven, IfGivenAndNotNull, IsName, IsText } from '../../platform/validation/index.js';

export class UserSettingsDto implements UserSettings {
  @IfGiven()
  @IsIn(['system', 'light', 'dark'])
  theme?: 'system' | 'light' | 'dark';

  @IfGiven()
  @IsBoolean()
  enterSends?: boolean;

  @IfGiven()
  @IsIn(['all', 'mentions', 'none'])
  notify?: NotifyLevel;

  @IfGiven()
  @IsBoolean()
  sound?: boolean;
}

export class UpdateMeDto implements UpdateMeBody {
  @IfGiven()
  @IsName(LIMITS.displayNameMaxLength)
  displayName?: string;

  @IfGivenAndNotNull()
  @IsText(LIMITS.bioMaxLength)
  bio?: string | null;

  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => UserSettingsDto)
  settings?: UserSettingsDto;
}

import {
  LIMITS,
  type ChangePasswordBody,
  type GuestBody,
  type LoginBody,
  type RefreshBody,
  type RegisterBody,
  type UpgradeGuestBody,
} from '@parley/contracts';
import { applyDecorators } from '@nestjs/common';
import { IsString, Length, MaxLength } from 'class-validator';
import {
  IfGiven,
  IsEmailAddress,
  IsId,
  IsName,
  IsPassword,
  IsUsername,
} from '../../platform/validation/index.js';
import { CODE_MAX_LENGTH } from './account-security.dto.js';

/** Any text: whether it is one is told by looking for it. */
const IsInviteCode = (): PropertyDecorator =>
  applyDecorators(IsString(), Length(1, LIMITS.inviteCodeMaxLength));

export class RegisterDto implements RegisterBody {
  @IsEmailAddress()
  email: string;

  @IsUsername()
  username: string;

  @IfGiven()
  @IsName(LIMITS.displayNameMaxLength)
  displayName?: string;

  @IsPassword()
  password: string;

  @IfGiven()
  @IsInviteCode()
  invite?: string;
}

export class LoginDto implements LoginBody {
  @IsString()
  @Length(1, LIMITS.emailMaxLength)
  login: string;

  /** Any text: whether it could be a password at all is not told here. */
  @IsString()
  @MaxLength(1000)
  password: string;

  @IfGiven()
  @IsString()
  @MaxLength(CODE_MAX_LENGTH)
  code?: string;
}

export class GuestDto implements GuestBody {
  @IsName(LIMITS.displayNameMaxLength)
  displayName: string;
}

export class UpgradeGuestDto implements UpgradeGuestBody {
  @IsEmailAddress()
  email: string;

  @IsUsername()
  username: string;

  @IsPassword()
  password: string;

  @IfGiven()
  @IsInviteCode()
  invite?: string;
}

export class RefreshDto implements RefreshBody {
  @IfGiven()
  @IsString()
  @Length(1, 200)
  refreshToken?: string;

  @IfGiven()
  @IsId()
  attempt?: string;
}

export class ChangePasswordDto implements ChangePasswordBody {
  @IsString()
  @MaxLength(1000)
  current: string;

  @IsPassword()
  next: string;
}

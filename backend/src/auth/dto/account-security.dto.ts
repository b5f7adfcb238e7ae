import {
  type BeginSecondFactorBody,
  type ConfirmEmailBody,
  type ConfirmSecondFactorBody,
  type ForgotPasswordBody,
  type ResetPasswordBody,
  type SecondFactorProofBody,
} from '@parley/contracts';
import { IsString, Length, MaxLength } from 'class-validator';
import { IsEmailAddress, IsPassword } from '../../platform/validation/index.js';

/** Longer than any code; whether it could be one is for who checks it. */
export const CODE_MAX_LENGTH = 50;
const PASSWORD_MAX_LENGTH = 1_000;
const TOKEN_MAX_LENGTH = 200;

export class BeginSecondFactorDto implements BeginSecondFactorBody {
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;
}

export class ConfirmSecondFactorDto implements ConfirmSecondFactorBody {
  @IsString()
  @Length(1, CODE_MAX_LENGTH)
  code: string;
}

export class SecondFactorProofDto implements SecondFactorProofBody {
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;

  @IsString()
  @Length(1, CODE_MAX_LENGTH)
  code: string;
}

export class ForgotPasswordDto implements ForgotPasswordBody {
  @IsEmailAddress()
  email: string;
}

export class ResetPasswordDto implements ResetPasswordBody {
  @IsString()
  @Length(1, TOKEN_MAX_LENGTH)
  token: string;

  @IsPassword()
  password: string;
}

export class ConfirmEmailDto implements ConfirmEmailBody {
  @IsString()
  @Length(1, TOKEN_MAX_LENGTH)
  token: string;
}

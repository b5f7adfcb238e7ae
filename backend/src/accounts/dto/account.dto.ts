import { type BanAccountBody, type DeleteAccountBody, LIMITS } from '@parley/contracts';
import { IsString, MaxLength } from 'class-validator';
import { IfGiven, IfGivenAndNotNull, IsText } from '../../platform/validation/index.js';

export class DeleteAccountDto implements DeleteAccountBody {
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  password?: string;
}

export class BanAccountDto implements BanAccountBody {
  @IfGivenAndNotNull()
  @IsText(LIMITS.banReasonMaxLength)
  reason?: string | null;
}

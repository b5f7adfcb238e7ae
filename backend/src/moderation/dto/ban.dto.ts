import { type BanBody, LIMITS } from '@parley/contracts';
import { IfGivenAndNotNull, IsText } from '../../platform/validation/index.js';

export class BanDto implements BanBody {
  @IfGivenAndNotNull()
  @IsText(LIMITS.banReasonMaxLength)
  reason?: string | null;
}

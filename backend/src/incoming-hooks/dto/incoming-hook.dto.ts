import { type CreateIncomingHookBody, type HookMessageBody, LIMITS } from '@parley/contracts';
import { IfGiven, IsId, IsMessageBody, IsName } from '../../platform/validation/index.js';

export class CreateIncomingHookDto implements CreateIncomingHookBody {
  @IsName(LIMITS.displayNameMaxLength)
  name: string;
}

export class HookMessageDto implements HookMessageBody {
  @IsMessageBody()
  text: string;

  @IfGiven()
  @IsId()
  id?: string;
}

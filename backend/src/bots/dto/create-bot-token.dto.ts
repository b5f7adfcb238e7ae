import { BOT_SCOPES, type BotScope, type CreateBotTokenBody, LIMITS } from '@parley/contracts';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { IfGiven, IsName, IsTimestamp } from '../../platform/validation/index.js';

export class CreateBotTokenDto implements CreateBotTokenBody {
  @IsName(LIMITS.botTokenNameMaxLength)
  name: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(Object.keys(BOT_SCOPES), { each: true })
  scopes: BotScope[];

  @IfGiven()
  @IsTimestamp()
  expiresAt?: string;
}

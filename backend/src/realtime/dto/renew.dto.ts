import type { PayloadOf } from '@parley/contracts';
import { IsString, MaxLength } from 'class-validator';

export class RenewDto implements PayloadOf<'auth:renew'> {
  @IsString()
  @MaxLength(4096)
  accessToken: string;
}

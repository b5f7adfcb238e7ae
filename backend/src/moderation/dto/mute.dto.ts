import type { MuteBody } from '@parley/contracts';
import { ValidateIf } from 'class-validator';
import { IsTimestamp } from '../../platform/validation/index.js';

export class MuteDto implements MuteBody {
  /** It must be there: who forgets it does not mute for good by mistake. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsTimestamp()
  until: string | null;
}

import {
  type HeartbeatBody,
  LIMITS,
  type PayloadOf,
  type PresenceChoice,
  type Typing,
} from '@parley/contracts';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn } from 'class-validator';
import { IfGiven, IsId } from '../../platform/validation/index.js';

const CHOICES: readonly PresenceChoice[] = ['online', 'away', 'dnd', 'invisible'];

export class SetPresenceDto implements PayloadOf<'presence:set'> {
  @IsIn(CHOICES)
  status: PresenceChoice;
}

export class WatchPresenceDto implements PayloadOf<'presence:watch'> {
  @IsArray()
  @ArrayMaxSize(LIMITS.presenceWatchMax)
  @IsId({ each: true })
  userIds: string[];
}

export class HeartbeatDto implements HeartbeatBody {
  @IfGiven()
  @IsIn(CHOICES)
  status?: PresenceChoice;
}

export class TypingDto implements Typing {
  @IsId()
  roomId: string;

  @IsBoolean()
  on: boolean;
}

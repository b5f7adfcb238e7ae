import { type CreateRoomBody, LIMITS } from '@parley/contracts';
import { IsIn } from 'class-validator';
import { IfGiven, IsName, IsText } from '../../platform/validation/index.js';

export class CreateRoomDto implements CreateRoomBody {
  @IsName(LIMITS.roomNameMaxLength)
  name: string;

  @IsIn(['public', 'private'])
  kind: 'public' | 'private';

  @IfGiven()
  @IsText(LIMITS.topicMaxLength)
  topic?: string;
}

import { LIMITS, type UpdateRoomBody } from '@parley/contracts';
import { IfGiven, IfGivenAndNotNull, IsName, IsText } from '../../platform/validation/index.js';

export class UpdateRoomDto implements UpdateRoomBody {
  @IfGiven()
  @IsName(LIMITS.roomNameMaxLength)
  name?: string;

  @IfGivenAndNotNull()
  @IsText(LIMITS.topicMaxLength)
  topic?: string | null;
}

import type { DirectRoomBody } from '@parley/contracts';
import { IsId } from '../../platform/validation/index.js';

export class DirectRoomDto implements DirectRoomBody {
  @IsId()
  userId: string;
}

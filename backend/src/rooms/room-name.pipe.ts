import type { PipeTransform } from '@nestjs/common';
import { LIMITS } from '@parley/contracts';
import { invalid, isName } from '../platform/validation/index.js';

/** A room's name in a path. */
export class RoomNamePipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (isName(value, LIMITS.roomNameMaxLength)) return value;
    throw invalid([{ path: 'name', message: 'name must be a name that a room can have' }]);
  }
}

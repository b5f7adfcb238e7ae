import type { Id } from '@parley/contracts';
import { invalid, isId } from '../platform/validation/index.js';

/** Where a list of rooms by name goes on. */
export interface RoomPosition {
  readonly id: Id;
  readonly name: string;
}

export const atRoom = ({ id, name }: { id: Id; name: string | null }): string => `${id} ${name}`;

/** @throws ChatError `VALIDATION` for what no such list gave out. */
export function positionOf(cursor: string | undefined): RoomPosition | null {
  if (cursor === undefined) return null;
  const end = cursor.indexOf(' ');
  const [id, name] = [cursor.slice(0, end), cursor.slice(end + 1)];
  if (isId(id)) return { id, name };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

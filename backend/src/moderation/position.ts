import type { Id } from '@parley/contracts';
import { readCursor } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';

/** A place in a list of people, by when they came onto it. @throws ChatError VALIDATION */
export function positionOf(cursor: string | undefined): { createdAt: Date; userId: Id } | null {
  const position = readCursor(cursor);
  if (position === undefined) return null;
  const [at = '', userId] = position.split(' ');
  const createdAt = new Date(at);
  if (!Number.isNaN(createdAt.getTime()) && isId(userId)) return { createdAt, userId };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

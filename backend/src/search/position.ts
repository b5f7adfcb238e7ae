import { invalid, isId, isTimestamp } from '../platform/validation/index.js';
import type { Found } from './search.repository.js';

/** Where a list of what was found goes on. */
export type Position = Newest | Best;

interface Newest {
  readonly order: 'newest';
  readonly last: Pick<Found, 'at' | 'id'>;
}

interface Best {
  readonly order: 'best';
  /** What came later is not in the list: it would push others about. */
  readonly asOf: Date;
  readonly last: Found;
}

export function positionText(position: Position): string {
  const { at, id } = position.last;
  if (position.order === 'newest') return `n ${at.toISOString()} ${id}`;
  return `b ${at.toISOString()} ${id} ${position.last.rank} ${position.asOf.toISOString()}`;
}

/** @throws ChatError VALIDATION for what was given out for another order, or never */
export function readPosition(text: string, order: 'newest' | 'best'): Position {
  const [kind, at, id, rank = '', asOf] = text.split(' ');
  if (isTimestamp(at) && isId(id)) {
    const last = { at: new Date(at), id };
    if (kind === 'n' && order === 'newest') return { order, last };
    if (kind === 'b' && order === 'best' && /^\d{1,9}$/.test(rank) && isTimestamp(asOf)) {
      return { order, last: { ...last, rank: Number(rank) }, asOf: new Date(asOf) };
    }
  }
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

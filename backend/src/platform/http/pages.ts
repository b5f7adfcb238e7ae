import { ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS, type Page } from '@parley/contracts';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { invalid, IsQueryNumber } from '../validation/index.js';

/** The query of every list that goes on: `?cursor=&limit=`. */
export class PageRequest {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault })
  @IsOptional()
  @IsQueryNumber(1, LIMITS.pageMax)
  limit: number = LIMITS.pageDefault;
}

/** Makes a page of up to `limit` items out of `limit + 1` that were asked for. */
export function pageOf<T>(found: readonly T[], limit: number, positionOf: (item: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(positionOf(last)).toString('base64url') : null };
}

/** The position that a cursor holds. @throws ChatError `VALIDATION` for what no list gave out. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const position = Buffer.from(cursor, 'base64url').toString();
  if (position === '' || Buffer.from(position).toString('base64url') !== cursor || /\0/.test(position)) {
    throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
  }
  return position;
}

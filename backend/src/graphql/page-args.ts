import { LIMITS } from '@parley/contracts';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageRequest } from '../platform/http/index.js';
import { IfGivenAndNotNull, IsId, IsSeq } from '../platform/validation/index.js';

/** The arguments of every list that goes on: `cursor` is the `nextCursor` of the page before. */
export class PageArgs {
  @IfGivenAndNotNull()
  @IsString()
  @MaxLength(1000)
  cursor?: string | null;

  @IsInt()
  @Min(1)
  @Max(LIMITS.pageMax)
  limit: number;
}

export function pageOf({ cursor, limit }: PageArgs): PageRequest {
  return { limit, ...(cursor !== null && cursor !== undefined && { cursor }) };
}

export class IdArgs {
  @IsId()
  id: string;
}

export class RoomArgs {
  @IsId()
  roomId: string;
}

export class RoomPageArgs extends PageArgs {
  @IsId()
  roomId: string;
}

/** Somebody in a room, or who might be. */
export class PlaceArgs {
  @IsId()
  roomId: string;

  @IsId()
  userId: string;
}

export class MarkArgs {
  @IsId()
  roomId: string;

  @IsSeq()
  seq: number;
}

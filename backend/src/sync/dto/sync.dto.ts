import { LIMITS, type SyncRequest } from '@parley/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { IfGiven, IsId, IsSeq } from '../../platform/validation/index.js';

export class HeldRoomDto {
  @IsId()
  roomId: string;

  @IsSeq()
  version: number;
}

export class SyncDto implements SyncRequest {
  @IsArray()
  @ArrayMaxSize(LIMITS.syncMaxRooms)
  @ValidateNested({ each: true })
  @Type(() => HeldRoomDto)
  rooms: HeldRoomDto[];

  @IfGiven()
  @IsSeq()
  people?: number;
}

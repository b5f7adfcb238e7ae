import type { MarkSeq, ReadBody } from '@parley/contracts';
import { IsId, IsSeq } from '../../platform/validation/index.js';

export class ReadDto implements ReadBody {
  @IsSeq()
  seq: number;
}

export class MarkSeqDto implements MarkSeq {
  @IsId()
  roomId: string;

  @IsSeq()
  seq: number;
}

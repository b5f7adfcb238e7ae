import { AUDIT_ACTS, type AuditAct } from '@parley/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageRequest } from '../../platform/http/index.js';
import { IfGiven, IsId } from '../../platform/validation/index.js';

/** Each of them narrows the list. */
export class ListAuditDto extends PageRequest {
  @ApiPropertyOptional({ description: 'Only what was done in this room' })
  @IfGiven()
  @IsId()
  roomId?: string;

  @ApiPropertyOptional({ description: 'Only what this person did' })
  @IfGiven()
  @IsId()
  actorId?: string;

  @ApiPropertyOptional({ description: 'Only what was done to this person' })
  @IfGiven()
  @IsId()
  targetId?: string;

  @ApiPropertyOptional({ description: 'Only acts of this kind', enum: AUDIT_ACTS })
  @IfGiven()
  @IsIn(AUDIT_ACTS)
  act?: AuditAct;
}

import type { MemberRole, UpdateMemberBody } from '@parley/contracts';
import { IsIn } from 'class-validator';

export class UpdateMemberDto implements UpdateMemberBody {
  @IsIn(['owner', 'moderator', 'member'])
  role: MemberRole;
}

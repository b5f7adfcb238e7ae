import type { UserRole, UserRoleBody } from '@parley/contracts';
import { IsIn } from 'class-validator';

export class UserRoleDto implements UserRoleBody {
  @IsIn(['user', 'admin'] satisfies UserRole[])
  role: UserRole;
}

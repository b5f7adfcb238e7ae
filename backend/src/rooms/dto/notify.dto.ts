import type { NotifyBody, NotifyLevel } from '@parley/contracts';
import { IsIn, ValidateIf } from 'class-validator';

export class NotifyDto implements NotifyBody {
  @ValidateIf(({ notify }: NotifyDto) => notify !== null)
  @IsIn(['all', 'mentions', 'none'] satisfies NotifyLevel[])
  notify: NotifyLevel | null;
}

import {
  type CreateOutgoingHookBody,
  HOOK_EVENTS,
  type HookEvent,
  LIMITS,
  type UpdateOutgoingHookBody,
} from '@parley/contracts';
import { applyDecorators } from '@nestjs/common';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { IfGiven, IsName } from '../../platform/validation/index.js';

const AreEvents = (): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayNotEmpty(), ArrayUnique(), IsIn(Object.keys(HOOK_EVENTS), { each: true }));

/** Whether it may be called is for the service to say. */
const IsUrlText = (): PropertyDecorator => applyDecorators(IsString(), MaxLength(LIMITS.hookUrlMaxLength));

export class CreateOutgoingHookDto implements CreateOutgoingHookBody {
  @IsName(LIMITS.displayNameMaxLength)
  name: string;

  @IsUrlText()
  url: string;

  @AreEvents()
  events: HookEvent[];
}

export class UpdateOutgoingHookDto implements UpdateOutgoingHookBody {
  @IfGiven()
  @IsName(LIMITS.displayNameMaxLength)
  name?: string;

  @IfGiven()
  @IsUrlText()
  url?: string;

  @IfGiven()
  @AreEvents()
  events?: HookEvent[];

  @IfGiven()
  @IsBoolean()
  enabled?: boolean;
}

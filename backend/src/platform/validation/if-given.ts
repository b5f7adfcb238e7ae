import { ValidateIf } from 'class-validator';

/** The field may be missing. Unlike with `@IsOptional`, `null` is not the same as missing. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined);
}

/** The field may be missing, and it may be `null`. */
export function IfGivenAndNotNull(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);
}

import { applyDecorators } from '@nestjs/common';
import { LIMITS, USERNAME_PATTERN } from '@parley/contracts';
import { Transform } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';
import { isChatText, isId, isMessageBody, isName, isTimestamp, lengthOf } from './text.js';

function by(name: string, accepts: (value: unknown) => boolean, message: string) {
  return (options?: ValidationOptions) =>
    ValidateBy({ name, validator: { validate: accepts, defaultMessage: () => message } }, options);
}

/** A UUIDv7 in lower case. */
export const IsId = by('isId', isId, '$property must be a UUIDv7 in lower case');

/** A time as the contract writes it. */
export const IsTimestamp = by(
  'isTimestamp',
  isTimestamp,
  '$property must be a time in UTC with milliseconds, like 2026-01-31T12:00:00.000Z',
);

/** A name that people read: 1 to `max` characters, something visible, no control characters. */
export function IsName(max: number, options?: ValidationOptions): PropertyDecorator {
  const message = `$property must have 1 to ${max} characters, something visible among them, and no control characters`;
  return by('isName', (value) => isName(value, max), message)(options);
}

/** Text that may be empty and have line breaks: 0 to `max` characters. */
export function IsText(max: number, options?: ValidationOptions): PropertyDecorator {
  const message = `$property must be a text of at most ${max} characters`;
  return by('isText', (value) => isChatText(value, max), message)(options);
}

/**
 * A message's text: not only white space, well-formed, and shorter than any server could allow. How long it may be here,
 * and whether it may be nothing at all, as beside files, is for the service to say.
 */
export const IsMessageBody = by(
  'isMessageBody',
  isMessageBody,
  '$property must be a text that is not only white space',
);

/** A `seq` or `version`: a whole number from 0. */
export function IsSeq(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(IsInt(options), Min(0, options), Max(Number.MAX_SAFE_INTEGER, options));
}

export function IsUsername(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    IsString(options),
    Matches(USERNAME_PATTERN, {
      message: '$property must have 3 to 32 of a-z 0-9 . _ -',
      ...options,
    }),
  );
}

export function IsEmailAddress(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(IsEmail({}, options), MaxLength(LIMITS.emailMaxLength, options));
}

/** A number in a query: digits only, turned into a number. */
export function IsQueryNumber(min: number, max: number): PropertyDecorator {
  const message = `$property must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** 8 to 128 characters of any kind. */
export const IsPassword = by(
  'isPassword',
  (value) => isChatText(value, LIMITS.passwordMaxLength) && lengthOf(value) >= LIMITS.passwordMinLength,
  `$property must have ${LIMITS.passwordMinLength} to ${LIMITS.passwordMaxLength} characters`,
);

import type { FieldError } from '@parley/contracts';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ChatError } from '../errors/index.js';

/**
 * The one strictness of REST bodies, queries and socket payloads: nothing unknown, nothing coerced.
 *
 * @throws ChatError `VALIDATION` with what is wrong where.
 */
export function strictValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: validationFailed,
  });
}

export function validationFailed(errors: readonly ValidationError[]): ChatError {
  return invalid(errors.flatMap((error) => fieldErrors(error, '')));
}

/** A `VALIDATION` whose sentence names the first thing that is wrong. */
export function invalid(fields: FieldError[]): ChatError {
  const [first] = fields;
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
  return new ChatError('VALIDATION', first ? `${sentence(first)}${more}` : 'The input is not valid.', {
    fields,
  });
}

function sentence({ path, message }: FieldError): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return message.includes(path) ? `${text}.` : `${path}: ${message}.`;
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

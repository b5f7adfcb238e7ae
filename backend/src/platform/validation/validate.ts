import type { FieldError } from '@parley/contracts';
import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { ChatError } from '../errors/index.js';
import { unfitInput } from './plain-input.js';

/** How many fields a refusal names, of an input that may have a hundred thousand wrong ones. */
const FIELDS_MAX = 20;
/** A name or a sentence in it; unknown fields can have names of any length. */
const TEXT_MAX_LENGTH = 300;

class StrictValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const wrong = metadata.type === 'custom' ? undefined : unfitInput(value);
    if (wrong) throw invalid([wrong]);
    return super.transform(value, metadata);
  }
}

/**
 * The one strictness of REST bodies, queries and socket payloads: nothing unknown, nothing coerced.
 *
 * @throws ChatError `VALIDATION` with what is wrong where.
 */
export function strictValidation(): ValidationPipe {
  return new StrictValidation({
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
export function invalid(all: readonly FieldError[]): ChatError {
  const fields = all.slice(0, FIELDS_MAX).map(({ path, message }) => ({
    path: shortened(path),
    message: shortened(message),
  }));
  const [first] = fields;
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
  return new ChatError('VALIDATION', first ? `${sentence(first)}${more}` : 'The input is not valid.', {
    fields,
  });
}

function shortened(text: string): string {
  return text.length <= TEXT_MAX_LENGTH ? text : `${text.slice(0, TEXT_MAX_LENGTH).toWellFormed()}…`;
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

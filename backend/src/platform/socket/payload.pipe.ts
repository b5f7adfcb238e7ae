import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { invalid, strictValidation } from '../validation/index.js';

/**
 * A payload is one object, validated exactly like a REST body; none at all counts as an empty one. What is not a
 * payload (the actor, the socket) passes untouched.
 */
export class PayloadPipe implements PipeTransform {
  private readonly validation = strictValidation();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'custom') return value;
    const payload = value ?? {};
    if (!isObject(payload)) throw invalid([{ path: '', message: 'the payload must be one object' }]);
    if (metadata.metatype === NoPayload) return nothing(payload);
    return this.validation.transform(payload, metadata);
  }
}

/** The payload of an event that carries nothing. */
export class NoPayload {}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function nothing(payload: object): NoPayload {
  const [unexpected] = Object.keys(payload);
  if (unexpected === undefined) return new NoPayload();
  throw invalid([{ path: unexpected, message: 'this event carries nothing' }]);
}

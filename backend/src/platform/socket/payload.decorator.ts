import {
  type ArgumentMetadata,
  createParamDecorator,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { invalid, strictValidation } from '../validation/index.js';

/** The payload of an event that carries nothing. */
export class NoPayload {}

/**
 * A DTO of which very many come may say by itself that one is sound: it gives an instance, or nothing, and then it is
 * looked at in the usual way. What it gives must be what the usual way would have given.
 */
interface QuickDto {
  quick(payload: object): object | undefined;
}

/** A payload is one object, validated exactly like a REST body; none at all counts as an empty one. */
class PayloadPipe implements PipeTransform {
  private readonly validation = strictValidation();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const payload = value ?? {};
    if (!isObject(payload)) throw invalid([{ path: '', message: 'the payload must be one object' }]);
    const { metatype } = metadata;
    if (metatype === NoPayload) return nothing(payload);
    const sound = isQuick(metatype) ? metatype.quick(payload) : undefined;
    if (sound) return sound;
    return this.validation.transform(payload, { ...metadata, type: 'body' });
  }
}

const RawPayload = createParamDecorator((_data: undefined, context: ExecutionContext): unknown =>
  context.switchToWs().getData<unknown>(),
);

/**
 * What an event carries, as an instance of the parameter's class, which must be a DTO. In place of NestJS's
 * `@MessageBody()`, which lets through what is no object.
 *
 * @throws ChatError VALIDATION
 */
export const Payload = (): ParameterDecorator => RawPayload(new PayloadPipe());

function isQuick(metatype: object | undefined): metatype is QuickDto {
  return metatype !== undefined && 'quick' in metatype && typeof metatype.quick === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function nothing(payload: object): NoPayload {
  const [unexpected] = Object.keys(payload);
  if (unexpected === undefined) return new NoPayload();
  throw invalid([{ path: unexpected, message: 'this event carries nothing' }]);
}

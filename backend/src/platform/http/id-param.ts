import { Param, type PipeTransform } from '@nestjs/common';
import { invalid, isId } from '../validation/index.js';

class IdPipe implements PipeTransform<unknown, string> {
  constructor(private readonly name: string) {}

  transform(value: unknown): string {
    if (isId(value)) return value;
    throw invalid([{ path: this.name, message: `${this.name} must be a UUIDv7 in lower case` }]);
  }
}

/** An id in the path. What is none is `VALIDATION`, not `NOT_FOUND`. */
export function IdParam(name = 'id'): ParameterDecorator {
  return Param(name, new IdPipe(name));
}

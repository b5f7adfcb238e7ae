import { IsObject, IsString, MaxLength } from 'class-validator';
import { IfGivenAndNotNull } from '../platform/validation/index.js';

const QUERY_MAX_LENGTH = 100_000;

/** One operation. Several at once, in an array, are refused, and so are those that only name a stored one. */
export class OperationDto {
  @IsString()
  @MaxLength(QUERY_MAX_LENGTH)
  query: string;

  @IfGivenAndNotNull()
  @IsObject()
  variables?: Record<string, unknown> | null;

  @IfGivenAndNotNull()
  @IsString()
  @MaxLength(200)
  operationName?: string | null;

  /** Clients may send some; there are none that change anything. */
  @IfGivenAndNotNull()
  @IsObject()
  extensions?: Record<string, unknown> | null;
}

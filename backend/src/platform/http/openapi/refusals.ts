import type { OpenAPIObject } from '@nestjs/swagger';
import { ERROR_CODES, ERROR_STATUS, type ErrorCode } from '@parley/contracts';
import { PUBLIC_EXTENSION } from '../public.js';
import { problemResponse, type ProblemResponse } from './problems.js';

export type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Where `@Refuses` leaves its codes until the document is whole. */
export const REFUSALS_EXTENSION = 'x-refusals';

/**
 * What may be answered to any call: its address or its input is wrong, too long or of a kind that is not taken, or the
 * server is in trouble.
 */
const ANY: readonly ErrorCode[] = ['VALIDATION', 'TOO_LARGE', 'UNSUPPORTED_MEDIA', 'INTERNAL', 'UNAVAILABLE'];
/** The token is missing, wrong or over, or in a cookie that a page of somebody else's sent along. */
const WITH_TOKEN: readonly ErrorCode[] = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'FORBIDDEN'];
/** Without a token too, what changes something may not come from somebody else's page. */
const CHANGING: readonly ErrorCode[] = ['FORBIDDEN'];

interface Marked {
  [PUBLIC_EXTENSION]?: boolean;
  [REFUSALS_EXTENSION]?: readonly ErrorCode[];
}

/** Answers that calls have in common, by their codes: `NOT_FOUND`, `BANNED_FORBIDDEN`. */
export type SharedRefusals = Record<string, ProblemResponse>;

/** Says of a call with which codes it can be refused: with these and no others. */
export function describeRefusals(
  method: string,
  operation: OperationObject & Marked,
  shared: SharedRefusals,
): void {
  const { [PUBLIC_EXTENSION]: open = false, [REFUSALS_EXTENSION]: own = [] } = operation;
  delete operation[PUBLIC_EXTENSION];
  delete operation[REFUSALS_EXTENSION];
  if (open) operation.security = [];
  const general = open ? (method === 'get' ? [] : CHANGING) : WITH_TOKEN;
  const codes = ERROR_CODES.filter((code) => [...own, ...ANY, ...general].includes(code));
  for (const [status, some] of Map.groupBy(codes, (code) => ERROR_STATUS[code])) {
    const name = some.join('_');
    shared[name] ??= problemResponse(some);
    operation.responses[String(status)] = { $ref: `#/components/responses/${name}` };
  }
}

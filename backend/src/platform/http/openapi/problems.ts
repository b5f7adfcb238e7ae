import { ERROR_STATUS, type ErrorCode, type Problem } from '@parley/contracts';
import { TITLES } from '../titles.js';
import { EXAMPLES } from './examples.js';
import { schemaOf } from './schemas.js';

type ProblemResponse = ReturnType<typeof problemResponse>;

/** The answers for these codes, by status: codes that share one share an answer with an example of each. */
export function problemResponses(codes: readonly ErrorCode[]): Record<string, ProblemResponse> {
  const byStatus = Map.groupBy(new Set(codes), (code) => ERROR_STATUS[code]);
  return Object.fromEntries([...byStatus].map(([status, some]) => [status, problemResponse(some)]));
}

function problemResponse(codes: readonly ErrorCode[]) {
  return {
    description: codes.map((code) => `\`${code}\` ${TITLES[code]}`).join(' · '),
    content: {
      'application/problem+json': {
        schema: schemaOf('Problem'),
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
      },
    },
  };
}

function exampleOf(code: ErrorCode): Problem {
  if (code === 'VALIDATION') return EXAMPLES.Problem;
  const comesBack = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
  return {
    type: 'about:blank',
    title: TITLES[code],
    status: ERROR_STATUS[code],
    detail: `${TITLES[code]}.`,
    code,
    ...(comesBack && { retryAfterMs: 12_000 }),
  };
}

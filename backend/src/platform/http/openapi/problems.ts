import type { OpenAPIObject } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@parley/contracts';
import { TITLES } from '../titles.js';
import { EXAMPLES } from './examples.js';
import { schemaOf } from './schemas.js';

type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;
export type ProblemResponse = Extract<Responses[string], { description: string }>;

type Headers = Record<string, { description: string; schema: { type: string } }>;

const RETRY: Headers = {
  'Retry-After': { description: 'Seconds until it is worth trying again', schema: { type: 'integer' } },
};
const SIGN_IN: Headers = {
  'WWW-Authenticate': { description: 'Always `Bearer`', schema: { type: 'string' } },
};

/** What the answer carries beside its body. */
const HEADERS: Partial<Record<ErrorCode, Headers>> = {
  UNAUTHENTICATED: SIGN_IN,
  TOKEN_EXPIRED: SIGN_IN,
  RATE_LIMITED: RETRY,
  UNAVAILABLE: RETRY,
};

/** The answer for codes that share a status, with an example of each. */
export function problemResponse(codes: readonly ErrorCode[]): ProblemResponse {
  const headers = Object.assign({}, ...codes.map((code) => HEADERS[code] ?? {})) as Headers;
  return {
    description: codes.map((code) => `\`${code}\` ${TITLES[code]}`).join(' · '),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            schemaOf('Problem'),
            {
              type: 'object',
              properties: { code: { type: 'string', enum: [...codes] } },
              required: ['code'],
            },
          ],
        },
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

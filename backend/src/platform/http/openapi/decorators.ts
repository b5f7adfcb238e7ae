import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@parley/contracts';
import { TITLES } from '../titles.js';
import { EXAMPLES, type ExampleName } from './examples.js';
import { schemaOf, type Shape } from './schemas.js';

type ExampleShape = ExampleName | `${ExampleName}[]` | `Page<${ExampleName}>`;
/** What can be answered, or taken, and has an example to show. */
export type Shown = Shape & ExampleShape;

/** One sentence on what a call does, without a full stop. */
export function Describes(summary: string, description?: string): MethodDecorator {
  return ApiOperation({ summary, ...(description !== undefined && { description }) });
}

/** The JSON body that a call takes. */
export function Takes(body: ExampleName & Shape, options: { required?: boolean } = {}): MethodDecorator {
  return ApiBody({
    required: options.required ?? true,
    schema: schemaOf(body),
    examples: { [body]: { value: EXAMPLES[body] } },
  });
}

/** The answer when all is well: `@Answers(200, 'MyRoom')`, `'Session[]'`, `'Page<User>'`; 204 has none. */
export function Answers(status: 204, description?: string): MethodDecorator;
export function Answers(status: 200 | 201, shape: Shown, description?: string): MethodDecorator;
export function Answers(status: 200 | 201 | 204, shape?: string, description?: string): MethodDecorator {
  if (status === 204) return ApiResponse({ status, description: shape ?? 'Done' });
  const shown = shape as Shown;
  return ApiResponse({
    status,
    description: description ?? shown,
    content: { 'application/json': { schema: schemaOf(shown), example: exampleOf(shown) } },
  });
}

/** The codes with which a call can be refused, beyond those that any call has. */
export function Refuses(...codes: ErrorCode[]): MethodDecorator {
  const byStatus = Map.groupBy(new Set(codes), (code) => ERROR_STATUS[code]);
  const responses = [...byStatus].map(([status, some]) =>
    ApiResponse({
      status,
      description: some.map((code) => `\`${code}\` ${TITLES[code]}`).join(' · '),
      content: {
        'application/problem+json': {
          schema: schemaOf('Problem'),
          examples: Object.fromEntries(some.map((code) => [code, { value: problemOf(code) }])),
        },
      },
    }),
  );
  return applyDecorators(...responses);
}

export function problemOf(code: ErrorCode): Problem {
  if (code === 'VALIDATION') return EXAMPLES.Problem;
  return {
    type: 'about:blank',
    title: TITLES[code],
    status: ERROR_STATUS[code],
    detail: `${TITLES[code]}.`,
    code,
    ...(['RATE_LIMITED', 'UNAVAILABLE'].includes(code) && { retryAfterMs: 12_000 }),
  };
}

export function exampleOf(shape: Shown): unknown {
  const list = /^(\w+)\[\]$/.exec(shape);
  if (list) return [EXAMPLES[list[1] as ExampleName]];
  const page = /^Page<(\w+)>$/.exec(shape);
  if (page) return { items: [EXAMPLES[page[1] as ExampleName]], nextCursor: null };
  return EXAMPLES[shape as ExampleName];
}

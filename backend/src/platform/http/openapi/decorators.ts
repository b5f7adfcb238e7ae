import { ApiBody, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ErrorCode } from '@parley/contracts';
import { EXAMPLES, type ExampleName } from './examples.js';
import { REFUSALS_EXTENSION } from './refusals.js';
import { schemaOf, type Shape } from './schemas.js';

type ExampleShape =
  ExampleName | `${ExampleName} | ${ExampleName}` | `${ExampleName}[]` | `Page<${ExampleName}>`;
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

/** The answer when all is well: `@Answers(200, 'MyRoom')`, `'MyRoom | Room'`, `'Page<User>'`; 204 has none. */
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
  return ApiExtension(REFUSALS_EXTENSION, codes);
}

function exampleOf(shape: Shown): unknown {
  const list = /^(\w+)\[\]$/.exec(shape);
  if (list) return [EXAMPLES[list[1] as ExampleName]];
  const page = /^Page<(\w+)>$/.exec(shape);
  if (page) return { items: [EXAMPLES[page[1] as ExampleName]], nextCursor: null };
  return EXAMPLES[shape.split(' | ')[0] as ExampleName];
}

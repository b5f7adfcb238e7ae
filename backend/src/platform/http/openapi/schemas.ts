import contracts from '@parley/contracts/schemas.json' with { type: 'json' };
import type { OpenAPIObject } from '@nestjs/swagger';

export type SchemaName = keyof (typeof contracts)['definitions'];

/** What a call answers with: a model, one of two, a list of them, or a page of such a list. */
export type Shape = SchemaName | `${SchemaName} | ${SchemaName}` | `${SchemaName}[]` | `Page<${SchemaName}>`;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

/** The contract's own schemas, as components of the document. */
export function contractSchemas(): Schemas {
  const text = JSON.stringify(contracts.definitions).replaceAll('"#/definitions/', '"#/components/schemas/');
  return JSON.parse(text) as Schemas;
}

export function schemaOf(shape: Shape): Schema {
  const either = shape.split(' | ');
  if (either.length > 1) return { anyOf: either.map(reference) };
  const list = /^(\w+)\[\]$/.exec(shape);
  if (list?.[1]) return { type: 'array', items: reference(list[1]) };
  const page = /^Page<(\w+)>$/.exec(shape);
  if (!page?.[1]) return reference(shape);
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items: reference(page[1]) },
      nextCursor: {
        type: ['string', 'null'],
        description: 'For `?cursor=` of the next page; null at the end.',
      } as Schema,
    },
    required: ['items', 'nextCursor'],
  };
}

function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

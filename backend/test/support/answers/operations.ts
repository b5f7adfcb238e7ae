import type { OpenAPIObject } from '@nestjs/swagger';

/** One call of the document. */
export interface Operation {
  /** `PATCH /api/v1/rooms/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly parameters: number;
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

export interface DocumentedAnswer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object; readonly examples?: object }>>;
}

/** The calls of a document, those with the fewest placeholders first: `/rooms/discover` before `/rooms/{id}`. */
export function operationsOf({ paths, components }: OpenAPIObject): Operation[] {
  const shared = (components?.responses ?? {}) as Operation['responses'];
  return Object.entries(paths)
    .flatMap(([template, methods]) =>
      Object.entries(methods as Record<string, Pick<Operation, 'responses'>>).map(
        ([method, { responses }]) => ({
          name: `${method.toUpperCase()} ${template}`,
          method: method.toUpperCase(),
          path: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
          parameters: template.split('{').length,
          responses: resolved(responses, shared),
        }),
      ),
    )
    .sort((one, other) => one.parameters - other.parameters);
}

function resolved(responses: Operation['responses'], shared: Operation['responses']): Operation['responses'] {
  const found = Object.entries(responses).map(([status, answer]) => [
    status,
    answer.$ref === undefined ? answer : shared[answer.$ref.split('/').at(-1) ?? ''],
  ]);
  return Object.fromEntries(found) as Operation['responses'];
}

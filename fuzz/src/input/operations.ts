import type { Schema, Schemas } from './schema.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Content {
  readonly [mime: string]: { readonly schema?: Schema } | undefined;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** As in the document: `/api/v1/rooms/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** Of a call that takes files. */
  readonly form: Schema | undefined;
  /** The schema of each answer, by status; `default` for all others. */
  readonly answers: Readonly<Record<string, { readonly content?: Content } | undefined>>;
}

export interface OpenApi {
  readonly components: { readonly schemas: Schemas };
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly parameters?: readonly Parameter[];
            readonly requestBody?: { readonly content: Content };
            readonly responses: Operation['answers'];
          }
        >
      >
    >
  >;
}

/**
 * The call that a request comes to, which need not be the one that it was made from: a changed part of an address may
 * lead to another. Written parts go before parameters, as on the server.
 */
export function operationAt(
  operations: readonly Operation[],
  method: string,
  address: string,
): Operation | undefined {
  const path = (address.split('?')[0] ?? '').replace(/(?<=.)\/$/, '').split('/');
  const matching = operations.filter(
    (operation) =>
      operation.method === method &&
      operation.path.split('/').length === path.length &&
      operation.path.split('/').every((part, at) => {
        const given = path[at] ?? '';
        return isParameter(part) ? given !== '' : part.toLowerCase() === given.toLowerCase();
      }),
  );
  const parameters = ({ path }: Operation): number => path.split('/').filter(isParameter).length;
  return matching.sort((one, other) => parameters(one) - parameters(other))[0];
}

const isParameter = (part: string): boolean => part.startsWith('{');

/** Every call of the document, in an order that does not depend on how the server was put together. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema,
        form: operation.requestBody?.content['multipart/form-data']?.schema,
        answers: operation.responses,
      })),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

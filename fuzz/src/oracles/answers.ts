import contracts from '@parley/contracts/schemas.json' with { type: 'json' };
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ClientEvent } from '@parley/contracts';
import { EVENTS } from '../input/events.js';
import type { OpenApi, Operation } from '../input/operations.js';

/** Knows what each call and each event may be answered with. */
export class Answers {
  private readonly ajv = new Ajv({ strict: false, allowUnionTypes: true });
  private readonly compiled = new Map<string, ValidateFunction | null>();
  private readonly operations: ReadonlyMap<string, Operation>;

  constructor(document: OpenApi, operations: readonly Operation[]) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(contracts, 'contracts');
    this.ajv.addSchema({ components: document.components }, 'openapi');
    this.operations = new Map(operations.map((operation) => [operation.id, operation]));
  }

  /** What is wrong with an answer to this call; `undefined` when nothing is. */
  ofCall(id: string, status: number, mime: string, body: unknown): string | undefined {
    const answers = this.operations.get(id)?.answers ?? {};
    const declared = answers[status] ?? (status >= 400 ? answers['default'] : undefined);
    if (!declared) return `${id} is not described as answering with ${status}`;
    const schema = declared.content?.[mime]?.schema;
    if (!schema) return undefined;
    const key = `${id} ${answers[status] ? status : 'default'} ${mime}`;
    return this.judge(key, absolute(schema, '"#/', '"openapi#/'), body);
  }

  ofEvent(event: ClientEvent, data: unknown): string | undefined {
    const { ack } = EVENTS[event];
    return ack ? this.judge(event, absolute(ack, '"#/', '"contracts#/'), data) : undefined;
  }

  ofProblem(body: unknown): string | undefined {
    return this.judge('a problem', { $ref: 'contracts#/definitions/Problem' }, body);
  }

  ofWireError(error: unknown): string | undefined {
    return this.judge('an error', { $ref: 'contracts#/definitions/WireError' }, error);
  }

  private judge(key: string, schema: object, value: unknown): string | undefined {
    let validate = this.compiled.get(key);
    if (validate === undefined) this.compiled.set(key, (validate = this.ajv.compile(schema)));
    if (!validate || validate(value)) return undefined;
    const [first] = validate.errors ?? [];
    return `${key} is answered with what it does not say: ${first?.instancePath ?? ''} ${first?.message ?? ''} ${JSON.stringify(first?.params)}`;
  }
}

const absolute = (schema: object, from: string, to: string): object =>
  JSON.parse(JSON.stringify(schema).replaceAll(`"$ref":${from}`, `"$ref":${to}`)) as object;

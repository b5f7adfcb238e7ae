import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Observed } from './observed.js';
import { operationsOf, type Operation } from './operations.js';

/** What is known of an answer once it is found in the document. */
export interface Verdict {
  /** `null` for what no call of the document answers. */
  readonly operation: string | null;
  /** Of a refusal. */
  readonly code: string | null;
  /** How the answer contradicts the document; empty when all is well. */
  readonly faults: readonly string[];
}

const PROBLEM = 'application/problem+json';

/** Compares answers with the document. */
export class AnswerJudge {
  private readonly operations: readonly Operation[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<object, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.operations = operationsOf(document);
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, 'document');
  }

  judge(answer: Observed): Verdict {
    const method = answer.method === 'HEAD' ? 'GET' : answer.method;
    const operation = this.operations.find((one) => one.method === method && one.path.test(answer.path));
    // Express answers 304 for any call; the document names it where the caller is to make use of it.
    const isOfExpress = answer.status === 304 && !operation?.responses[304];
    if (!operation || isOfExpress) return { operation: null, code: null, faults: [] };
    const body = parse(answer);
    const code = answer.mime === PROBLEM ? String((body as { code?: unknown }).code) : null;
    return { operation: operation.name, code, faults: this.faults(operation, answer, body) };
  }

  private faults({ responses }: Operation, answer: Observed, body: unknown): string[] {
    const documented = responses[answer.status];
    if (!documented) return [`the document has no ${answer.status} ${answer.body.slice(0, 200)}`];
    if (answer.method === 'HEAD') return [];
    const { content } = documented;
    if (!content)
      return answer.body === '' ? [] : [`${answer.status} has a body: ${answer.body.slice(0, 200)}`];
    const media = content[answer.mime] ?? wildcard(content, answer.mime);
    if (!media) return [`${answer.status} is ${answer.mime}, not ${Object.keys(content).join(' or ')}`];
    if (answer.body === '' || !media.schema) return [];
    return [...this.mismatches(media.schema, body, answer), ...retryFaults(answer, body)];
  }

  private mismatches(schema: object, body: unknown, { status }: Observed): string[] {
    let validate = this.validators.get(schema);
    if (!validate) {
      validate = this.ajv.compile(withReferences(schema));
      this.validators.set(schema, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${status}${instancePath} ${message} ${JSON.stringify(params)} in ${JSON.stringify(body).slice(0, 300)}`,
    );
  }
}

function parse({ mime, body }: Observed): unknown {
  return mime.endsWith('json') && body !== '' ? JSON.parse(body) : body;
}

function wildcard(content: NonNullable<Operation['responses'][string]['content']>, mime: string) {
  const range = Object.keys(content).find(
    (one) => one === '*/*' || (one.endsWith('/*') && mime.startsWith(one.slice(0, -1))),
  );
  return range === undefined ? undefined : content[range];
}

function withReferences(schema: object): object {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
  return JSON.parse(text) as object;
}

/** `Retry-After` says in seconds what the body says in milliseconds. */
function retryFaults({ mime, headers }: Observed, body: unknown): string[] {
  if (mime !== PROBLEM) return [];
  const { retryAfterMs } = body as { retryAfterMs?: number };
  const said = headers['retry-after'];
  const right = retryAfterMs === undefined ? undefined : String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
  return said === right ? [] : [`Retry-After is ${String(said)}, not ${String(right)}`];
}

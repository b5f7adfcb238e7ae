import type { Config } from '../../config/index.js';
import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { ChatError } from '../../platform/errors/index.js';
import type { RequestContext } from '../context.js';
import type { SchemaPart } from '../fields.js';
import type { OperationDto } from '../operation.dto.js';
import { assemble } from './assemble.js';
import { told, withCode } from './errors.js';
import { aliasRule, costOf, depthRule } from './limits.js';

/** Words and signs of one operation. A page's own have a few hundred. */
const TOKENS_MAX = 2_000;

/** An operation that is well-formed, of this schema, and within its limits. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly type: `${OperationTypeNode}`;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/** Why an operation was not begun. */
export class Refused {
  constructor(readonly errors: readonly GraphQLError[]) {}
}

/** Carries out operations. Whatever happens in one, its errors have codes and say nothing of the server's inside. */
export class Engine {
  readonly schema: GraphQLSchema;
  private readonly rules;

  constructor(
    parts: readonly SchemaPart[],
    private readonly limits: Config['graphql'],
  ) {
    this.schema = assemble(parts);
    this.rules = [...specifiedRules, depthRule(limits.maxDepth), aliasRule];
  }

  /** @param mayLookInside whether it may ask for the schema itself */
  prepare({ query, variables, operationName }: OperationDto, mayLookInside: boolean): Prepared | Refused {
    try {
      const document = parse(query, { maxTokens: TOKENS_MAX });
      const rules = mayLookInside ? this.rules : [...this.rules, NoSchemaIntrospectionCustomRule];
      const wrong = validate(this.schema, document, rules, { maxErrors: 5 });
      if (wrong.length > 0) return new Refused(wrong.map(told));
      const operation = getOperationAST(document, operationName);
      if (!operation) throw new GraphQLError('Say by operationName which of the operations is meant.');
      const prepared = {
        document,
        type: operation.operation,
        variables: variables ?? {},
        operationName: operationName ?? undefined,
      };
      this.requireAffordable(prepared);
      return prepared;
    } catch (error) {
      return new Refused([told(error)]);
    }
  }

  async execute(prepared: Prepared, context: RequestContext): Promise<ExecutionResult> {
    return answer(await execute(this.argumentsOf(prepared, context)));
  }

  /** Events as they come, or why there are none. */
  async subscribe(
    prepared: Prepared,
    context: RequestContext,
  ): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
    const events = await subscribe(this.argumentsOf(prepared, context));
    return Symbol.asyncIterator in events ? events : answer(events);
  }

  private argumentsOf({ document, variables, operationName }: Prepared, contextValue: object): ExecutionArgs {
    return {
      schema: this.schema,
      document,
      variableValues: variables,
      operationName: operationName ?? null,
      contextValue,
    };
  }

  private requireAffordable({ document, variables, operationName }: Prepared): void {
    const { maxCost } = this.limits;
    if (maxCost === 0) return;
    const cost = costOf(this.schema, document, { variables, operationName });
    if (cost <= maxCost) return;
    throw withCode(
      new ChatError(
        'VALIDATION',
        `The operation may cost ${cost}; ${maxCost} is the most. Ask for fewer items at once.`,
      ),
    );
  }
}

function answer({ data, errors }: ExecutionResult): ExecutionResult {
  return { ...(errors && { errors: errors.map(told) }), ...(data !== undefined && { data }) };
}

import type { ErrorCode, Id } from '@parley/contracts';
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
  validate,
} from 'graphql';
import { ChatError } from '../../platform/errors/index.js';
import type { RequestContext } from '../context.js';
import type { SchemaPart } from '../fields.js';
import type { OperationDto } from '../operation.dto.js';
import type { Refusals } from '../refusals.js';
import { assemble } from './assemble.js';
import { told, withCode } from './errors.js';
import { type Partner, type Talk, talkWith } from './talk.js';
import { aliasRule, costOf, extentRule } from './limits.js';

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
    private readonly environment: Config['environment'],
    private readonly refusals: Refusals,
  ) {
    this.schema = assemble(parts);
    this.rules = [...specifiedRules, extentRule(limits.maxDepth), aliasRule];
  }

  /** The schema is no secret, but what runs for strangers in production is to do nothing that it need not. */
  async mayLookInside(context: RequestContext): Promise<boolean> {
    if (this.environment !== 'production') return true;
    return context.actor().then(
      ({ role }) => role === 'admin',
      () => false,
    );
  }

  /** Speaks graphql-transport-ws. */
  talk(partner: Partner): Talk {
    return talkWith(this, partner);
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
    const { data, errors } = await execute(this.argumentsOf(prepared, context));
    return {
      ...(errors && { errors: this.refused(errors, context.userId) }),
      ...(data !== undefined && { data }),
    };
  }

  /** What is to be told of these, once for each answer: they are counted. */
  refused(errors: readonly unknown[], userId: Id | undefined): GraphQLError[] {
    return errors.map((error) => {
      const refusal = told(error);
      const limit = refusal.originalError instanceof ChatError ? refusal.originalError.limit : undefined;
      this.refusals.count(refusal.extensions['code'] as ErrorCode, limit, userId);
      return refusal;
    });
  }

  /** What `graphql` itself takes. */
  argumentsOf({ document, variables, operationName }: Prepared, contextValue: object): ExecutionArgs {
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

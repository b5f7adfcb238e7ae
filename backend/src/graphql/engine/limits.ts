import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';

/** Of one operation. 0 is no limit. */
export interface OperationLimits {
  /** Fields inside fields. */
  readonly depth: number;
  /** See `costOf`. */
  readonly cost: number;
}

/** Names that answers are given under to ask for the same field again and again. */
const ALIASES_MAX = 30;
/** Each writes something, and the dearest of them check a password. */
const MUTATION_COST = 500;

type Rule = (context: ValidationContext) => ASTVisitor;

/** What every server of GraphQL says of itself is for tools, and has its own depth. */
const isAboutSchema = ({ name }: FieldNode): boolean => name.value.startsWith('__');

export function depthRule(max: number): Rule {
  return (context) => ({
    OperationDefinition: (operation) => {
      const depth = depthOf(operation.selectionSet, (name) => context.getFragment(name), new Set());
      if (max === 0 || depth <= max) return;
      context.reportError(
        new GraphQLError(`The operation is ${depth} fields deep; it may be ${max}. Ask in two steps.`, {
          nodes: operation,
        }),
      );
    },
  });
}

/** Fragments that contain themselves are refused by a rule of the language. */
function depthOf(
  { selections }: SelectionSetNode,
  fragment: (name: string) => FragmentDefinitionNode | null | undefined,
  inside: ReadonlySet<string>,
): number {
  const depths = selections.map((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        if (isAboutSchema(selection)) return 0;
        return 1 + (selection.selectionSet ? depthOf(selection.selectionSet, fragment, inside) : 0);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet, fragment, inside);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const found = fragment(name);
        return found && !inside.has(name)
          ? depthOf(found.selectionSet, fragment, new Set([...inside, name]))
          : 0;
      }
    }
  });
  return Math.max(0, ...depths);
}

export const aliasRule: Rule = (context) => {
  let aliases = 0;
  return {
    Field: (node) => {
      if (!node.alias) return;
      aliases += 1;
      if (aliases === ALIASES_MAX + 1) {
        context.reportError(
          new GraphQLError(`There may be at most ${ALIASES_MAX} aliases.`, { nodes: node }),
        );
      }
    },
  };
};

/**
 * What an operation may cost at most: each field is 1, and a list is what one of its items costs, times the items that
 * were asked for. Fields that change something are dearer.
 */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: { variables: Record<string, unknown>; operationName?: string | undefined },
): number {
  return getComplexity({ schema, query, estimators: [cost], ...operation });
}

function cost({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (field.name.startsWith('__')) return 0;
  const own = type.name === 'Mutation' ? MUTATION_COST : 1;
  return own + itemsOf(args) * childComplexity;
}

function itemsOf(args: Record<string, unknown>): number {
  const asked = [args['first'], args['last'], args['limit']].filter((number) => typeof number === 'number');
  return Math.max(1, ...asked);
}

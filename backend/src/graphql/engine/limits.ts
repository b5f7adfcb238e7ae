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

/** Fields and fragments of one operation. A page's own have a few hundred. */
const SELECTIONS_MAX = 5_000;

type Rule = (context: ValidationContext) => ASTVisitor;

/** What every server of GraphQL says of itself is for tools, and has its own depth. */
const isAboutSchema = ({ name }: FieldNode): boolean => name.value.startsWith('__');

/**
 * Bounds how deep an operation is and how much it is when every fragment stands where it is named. Fragments that name
 * two others each double with every line, so each is measured once; what comes after this rule walks all of it.
 */
export function extentRule(maxDepth: number): Rule {
  return (context) => {
    const measured = new Map<string, Extent>();
    return {
      OperationDefinition: (operation) => {
        const fragment = (name: string) => context.getFragment(name);
        const { depth, size } = extentOf(operation.selectionSet, fragment, measured);
        const refuse = (sentence: string): void =>
          context.reportError(new GraphQLError(sentence, { nodes: operation }));
        if (maxDepth !== 0 && depth > maxDepth) {
          refuse(`The operation is ${depth} fields deep; it may be ${maxDepth}. Ask in two steps.`);
        }
        if (size > SELECTIONS_MAX) {
          refuse(
            `With its fragments the operation asks for more than ${SELECTIONS_MAX} fields. Ask for fewer.`,
          );
        }
      },
    };
  };
}

interface Extent {
  readonly depth: number;
  readonly size: number;
}

const NOTHING: Extent = { depth: 0, size: 0 };

function extentOf(
  { selections }: SelectionSetNode,
  fragment: (name: string) => FragmentDefinitionNode | null | undefined,
  measured: Map<string, Extent>,
): Extent {
  const inside = (set: SelectionSetNode | undefined): Extent =>
    set ? extentOf(set, fragment, measured) : NOTHING;
  const ofFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known) return known;
    // Fragments that contain themselves are refused by a rule of the language.
    measured.set(name, NOTHING);
    const extent = inside(fragment(name)?.selectionSet);
    measured.set(name, extent);
    return extent;
  };
  return selections
    .map((selection): Extent => {
      switch (selection.kind) {
        case Kind.FIELD: {
          const { depth, size } = inside(selection.selectionSet);
          return { depth: isAboutSchema(selection) ? 0 : depth + 1, size: size + 1 };
        }
        case Kind.INLINE_FRAGMENT:
          return inside(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD:
          return ofFragment(selection.name.value);
      }
    })
    .reduce(
      (all, one) => ({ depth: Math.max(all.depth, one.depth), size: all.size + one.size + 1 }),
      NOTHING,
    );
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

import { LIMITS, type Message, type MessagePage } from '@parley/contracts';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGivenAndNotNull, invalid, IsId, IsSeq } from '../../platform/validation/index.js';

const CURSOR_MAX_LENGTH = 100;
const CURSOR = /^seq:(0|[1-9]\d{0,14})$/;

/** As Relay has it, and `around`. */
export class MessagesArgs {
  @IsId()
  roomId: string;

  @IfGivenAndNotNull()
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageMax)
  first?: number | null;

  @IfGivenAndNotNull()
  @IsString()
  @MaxLength(CURSOR_MAX_LENGTH)
  after?: string | null;

  @IfGivenAndNotNull()
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageMax)
  last?: number | null;

  @IfGivenAndNotNull()
  @IsString()
  @MaxLength(CURSOR_MAX_LENGTH)
  before?: string | null;

  @IfGivenAndNotNull()
  @IsSeq()
  around?: number | null;
}

interface Stretch {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  readonly limit: number;
}

/** Which stretch of the history is asked for. @throws ChatError VALIDATION for directions that do not go together */
export function stretchOf({ first, after, last, before, around }: MessagesArgs): Stretch {
  const isForward = isGiven(first) || isGiven(after);
  const isBackward = isGiven(last) || isGiven(before);
  if (isForward && isBackward)
    throw invalid([{ path: 'last', message: 'last and before do not go with first and after' }]);
  if (isGiven(around)) {
    if (isGiven(after) || isGiven(before)) {
      throw invalid([{ path: 'around', message: 'around does not go with after and before' }]);
    }
    return { around, limit: first ?? last ?? LIMITS.pageDefault };
  }
  // The first messages of all are those after none.
  if (isForward)
    return { after: isGiven(after) ? seqOf(after, 'after') : 0, limit: first ?? LIMITS.pageDefault };
  return { ...(isGiven(before) && { before: seqOf(before, 'before') }), limit: last ?? LIMITS.pageDefault };
}

export interface MessageConnection {
  readonly edges: readonly { readonly cursor: string; readonly node: Message }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export function connectionOf({ items, hasBefore, hasAfter }: MessagePage): MessageConnection {
  const edges = items.map((node) => ({ cursor: cursorOf(node.seq), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasAfter,
      hasPreviousPage: hasBefore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The same for every reader and for ever: a message keeps its place. */
function cursorOf(seq: number): string {
  return Buffer.from(`seq:${seq}`).toString('base64url');
}

function seqOf(cursor: string, path: string): number {
  const seq = CURSOR.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (seq !== undefined) return Number(seq);
  throw invalid([{ path, message: `${path} must be the cursor of a message` }]);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

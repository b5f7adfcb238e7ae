import { Injectable } from '@nestjs/common';
import { LIMITS, type Message, type SearchOrder, type SearchPage, type TextRange } from '@parley/contracts';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGivenAndNotNull, IsId, IsText } from '../../platform/validation/index.js';
import { type SearchCommand, SearchService } from '../../search/index.js';
import { type SchemaPart, signedIn } from '../fields.js';
import { SEARCH } from './search.schema.js';

class SearchMessagesArgs {
  @IsText(LIMITS.searchMaxLength)
  query: string;

  @IfGivenAndNotNull()
  @IsId()
  roomId?: string | null;

  @IfGivenAndNotNull()
  @IsId()
  authorId?: string | null;

  @IsIn(['newest', 'best'])
  order: SearchOrder;

  @IsInt()
  @Min(1)
  @Max(LIMITS.pageMax)
  first: number;

  @IfGivenAndNotNull()
  @IsString()
  @MaxLength(1000)
  after?: string | null;
}

interface SearchConnection {
  readonly edges: readonly { readonly node: Message; readonly highlights: readonly TextRange[] }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: null;
    readonly endCursor: string | null;
  };
}

/** Finding what was said. */
@Injectable()
export class SearchFields implements SchemaPart {
  readonly text = SEARCH;

  constructor(private readonly search: SearchService) {}

  readonly queries = {
    search: signedIn(SearchMessagesArgs, async (actor, args) => {
      const page = await this.search.messagesLike(actor, commandOf(args));
      return connectionOf(page, isGiven(args.after));
    }),
  };
}

function commandOf({ query, roomId, authorId, order, first, after }: SearchMessagesArgs): SearchCommand {
  return {
    query,
    order,
    limit: first,
    ...(isGiven(roomId) && { roomId }),
    ...(isGiven(authorId) && { authorId }),
    ...(isGiven(after) && { cursor: after }),
  };
}

function connectionOf(
  { items, highlights, nextCursor }: SearchPage,
  hasPreviousPage: boolean,
): SearchConnection {
  return {
    edges: items.map((node) => ({ node, highlights: highlights[node.id] ?? [] })),
    pageInfo: { hasNextPage: nextCursor !== null, hasPreviousPage, startCursor: null, endCursor: nextCursor },
  };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

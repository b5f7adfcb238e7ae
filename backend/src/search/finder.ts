/**
 * Finds messages so that it takes about as long whatever is looked for, and however large the server is. What is asked
 * for is the newest that fit, and how often something fits decides which way is short, so that is found out first:
 *
 * 1. Some of the newest messages are looked through, one by one. What is common is found there, and where there are few
 *    messages that is all.
 * 2. What is found there says how far one has to go back for the rest. If that is not far, that far is looked through.
 * 3. What is rarer comes from the index over the words, which knows no order: it is asked about as many of the newest
 *    messages as should do, then about more. So what has to be fetched and compared stays little, though what is looked
 *    for may be in tens of thousands of messages.
 * 4. What is rare the index is asked for at once, in all messages.
 */
import { Injectable } from '@nestjs/common';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { indexedParts } from './parts.js';
import { type Scope, scopeOf, type SearchedRoom } from './scope.js';
import { type Found, type Looked, SearchRepository, type Wanted } from './search.repository.js';

/** How many messages, in each case. */
export interface Depths {
  /** Looked through first, one by one. */
  readonly first: number;
  /** Looked through one by one at most. */
  readonly walk: number;
  /** So many that fit are fetched and compared in one go. */
  readonly few: number;
  /** Of what fits, so many of the newest are compared with each other at most, for the best … */
  readonly compared: number;
  /** … and at least, if there are so many. */
  readonly comparedAtLeast: number;
}

const DEPTHS: Depths = { first: 2_000, walk: 8_000, few: 3_000, compared: 1_000, comparedAtLeast: 300 };
/** What is looked through is more than what was reckoned to be needed: words come in heaps. */
const MARGIN = 2;
const DEEPER = 6;

export type Search = Omit<Wanted, 'rankedBy'> & {
  readonly rooms: readonly SearchedRoom[];
  /** As in `Wanted`, for the best. */
  readonly words: string | null;
};

@Injectable()
export class Finder {
  constructor(
    private readonly repository: SearchRepository,
    private readonly transactions: Transactions,
  ) {}

  /** The newest first. */
  newest(search: Search, limit: number, depths = DEPTHS): Promise<Found[]> {
    return this.find({ ...search, rankedBy: null }, search.rooms, limit, limit, depths);
  }

  /** The best first, of the newest that fit. Which those are does not depend on `after` and `limit`. */
  async best(search: Search, after: Found | null, limit: number, depths = DEPTHS): Promise<Found[]> {
    const { compared, comparedAtLeast } = depths;
    const wanted = { ...search, rankedBy: search.words };
    const found = await this.find(wanted, search.rooms, comparedAtLeast, compared, depths);
    const ordered = found.sort(byRank);
    return (after ? ordered.filter((one) => byRank(after, one) < 0) : ordered).slice(0, limit);
  }

  /** @param enough of the newest messages make the search of all others needless */
  private async find(
    wanted: Wanted,
    rooms: readonly SearchedRoom[],
    enough: number,
    limit: number,
    depths: Depths,
  ): Promise<Found[]> {
    if (rooms.length === 0) return [];
    return this.transactions.run(async (tx) => {
      const total = await this.repository.prepare(tx);
      const scope = scopeOf(rooms, total, depths.walk);
      if (wanted.parts.length === 0) return this.repository.newest(tx, wanted, scope, limit);
      const first = await this.repository.walk(
        tx,
        wanted,
        scope,
        scope.isSmall ? depths.walk : depths.first,
        limit,
      );
      if (isEnough(first, enough)) return first.found;
      const depth = Math.ceil((MARGIN * enough) / rateOf(first));
      if (depth <= depths.walk && !scope.isSmall) {
        const second = await this.repository.walk(tx, wanted, scope, depth, limit);
        if (isEnough(second, enough)) return second.found;
      }
      return this.byIndex(tx, wanted, scope, first, { enough, limit, depth, few: depths.few });
    });
  }

  private async byIndex(
    tx: Transaction,
    wanted: Wanted,
    scope: Scope,
    seen: Looked,
    { enough, limit, depth, few }: { enough: number; limit: number; depth: number; few: number },
  ): Promise<Found[]> {
    const parts = indexedParts(wanted.parts, seen.fitting, seen.sampled);
    if (rateOf(seen) * scope.messages > few) {
      for (let reach = depth; reach < scope.messages / 2; reach *= DEEPER) {
        const since = await this.repository.timeOf(tx, wanted, scope, reach);
        if (since === null) break;
        const found = await this.repository.byWords(tx, { ...wanted, since }, scope, parts, limit);
        if (found.length >= enough) return found;
      }
    }
    return this.repository.byWords(tx, wanted, scope, parts, limit);
  }
}

const isEnough = ({ found, isAll }: Looked, enough: number): boolean => isAll || found.length >= enough;

/** How many of the messages fit. When none did, something between none and one may have. */
const rateOf = ({ found, examined }: Looked): number => (found.length + 0.5) / Math.max(examined, 1);

function byRank(one: Found, other: Found): number {
  if (one.rank !== other.rank) return other.rank - one.rank;
  const time = other.at.getTime() - one.at.getTime();
  if (time !== 0 || one.id === other.id) return time;
  return one.id < other.id ? 1 : -1;
}

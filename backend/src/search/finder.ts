/**
 * Finds messages so that it takes about as long whatever is looked for, and however large the server is. What is asked
 * for is the newest that fit, and how often something fits decides which way is short, so that is found out first:
 *
 * 1. Some of the newest messages are looked through, one by one. What is common is found there, and where there are few
 *    messages that is all.
 * 2. What is found there says how far one has to go back for the rest. If that is not far, that far is looked through.
 * 3. What is rarer comes from the index over the words, which knows no order: it is asked about as many of the newest
 *    messages as should do, then about older ones. So what has to be fetched and compared stays little, though what is
 *    looked for may be in tens of thousands of messages.
 * 4. What is rare the index is asked for at once, in all messages.
 */
import { Injectable } from '@nestjs/common';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { indexedParts } from './parts.js';
import { isTheirs, roomByRoom, type Scope, scopeOf, type SearchedRoom } from './scope.js';
import { type Found, type Looked, SearchRepository, type Wanted } from './search.repository.js';
import { SearchTimesRepository } from './search-times.repository.js';

/** How many messages, in each case. */
export interface Depths {
  /** Looked through first, one by one. */
  readonly first: number;
  /** Looked through one by one at most. */
  readonly walk: number;
  /** So many that the index finds are fetched and compared in one go. */
  readonly few: number;
  /** Of what fits, so many of the newest are compared with each other at most, for the best … */
  readonly compared: number;
  /** … and at least, if there are so many. */
  readonly comparedAtLeast: number;
}

const DEPTHS: Depths = { first: 2_000, walk: 8_000, few: 4_000, compared: 1_000, comparedAtLeast: 50 };
/** What is looked through is more than what was reckoned to be needed: words come in heaps. */
const MARGIN = 2;
/** Where some were found already. */
const CLOSE_MARGIN = 1.4;
const DEEPER = 6;
const NEARLY_ALL = 0.9;
/** Going past a message in the index over the times costs this part of fetching one. */
const PASSED_TO_FETCHED = 0.05;

export type Search = Omit<Wanted, 'rankedBy'> & {
  readonly rooms: readonly SearchedRoom[];
  /** As in `Wanted`, for the best. */
  readonly words: string | null;
};

@Injectable()
export class Finder {
  constructor(
    private readonly repository: SearchRepository,
    private readonly times: SearchTimesRepository,
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
      const look = (where: Scope): Promise<Looked> =>
        this.repository.walk(tx, wanted, where, where.isSmall ? depths.walk : depths.first, limit);
      let scope = scopeOf(rooms, total, depths.walk);
      if (wanted.parts.length === 0) return this.repository.newest(tx, wanted, scope, limit);
      let first = await look(scope);
      if (isEnough(first, enough)) return first.found;
      if (scope.roomIds === null && !isTheirs(first)) {
        scope = roomByRoom(rooms);
        first = await look(scope);
      }
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
    const gathered = gatheredRateOf(seen);
    const found: Found[] = [];
    let { until } = wanted;
    const look = async (since: Date | null): Promise<void> => {
      const slice = { ...wanted, since, until };
      found.push(...(await this.repository.byWords(tx, slice, scope, parts, limit - found.length)));
    };
    const all = gathered * scope.messages;
    const first = Math.max(Math.min(depth, few / gathered), 1);
    if (all > few && (gathered + PASSED_TO_FETCHED) * first < all / 2) {
      for (let reach = first; reach < scope.messages * NEARLY_ALL;) {
        const since = await this.times.timeOf(tx, wanted, scope, reach);
        if (since === null) break;
        await look(since);
        if (found.length >= enough) return found;
        until = { at: since, id: FIRST_ID };
        const needed = (CLOSE_MARGIN * enough) / (found.length + 0.5);
        reach *= Math.min(Math.max(needed, CLOSE_MARGIN), DEEPER);
      }
    }
    await look(wanted.since);
    return found;
  }
}

/** Before any other: of messages of one time, none has a smaller one. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const isEnough = ({ found, isAll }: Looked, enough: number): boolean => isAll || found.length >= enough;

/** How many of the messages fit. When none did, something between none and one may have. */
const rateOf = ({ found, examined }: Looked): number => (found.length + 0.5) / Math.max(examined, 1);

/** How many of the messages the index would find. */
const gatheredRateOf = (seen: Looked): number =>
  seen.gathered === null ? rateOf(seen) : (seen.gathered + 0.5) / Math.max(seen.examined, 1);

function byRank(one: Found, other: Found): number {
  if (one.rank !== other.rank) return other.rank - one.rank;
  const time = other.at.getTime() - one.at.getTime();
  if (time !== 0 || one.id === other.id) return time;
  return one.id < other.id ? 1 : -1;
}

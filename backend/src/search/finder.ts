/**
 * Finds messages so that it takes about as long whatever is looked for, and however large the server is:
 *
 * 1. A word that is common stands in the newest messages: a bounded number of those is looked through first. When that
 *    gives a page, it is the page.
 * 2. A word that is not is rare enough for the index over all words. There every message has its room and its author as
 *    words, too: so somebody in small rooms of a large server searches those rooms alone.
 */
import { Injectable } from '@nestjs/common';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { roomTerm } from './entry.js';
import { type Found, type SearchedRoom, SearchRepository, type Wanted } from './search.repository.js';

/** Messages that are looked through one by one. */
const WINDOW = 8_000;
/** Up to this many in all of the rooms, the index alone is as quick. */
const FEW_MESSAGES = 30_000;
const FEW_ROOMS = 50;
/** Of what fits, so many of the newest are compared with each other. */
const COMPARED = 1_000;

export type Search = Omit<Wanted, 'roomId'> & { readonly rooms: readonly SearchedRoom[] };

@Injectable()
export class Finder {
  constructor(
    private readonly repository: SearchRepository,
    private readonly transactions: Transactions,
  ) {}

  /** The newest first. */
  newest(search: Search, limit: number): Promise<Found[]> {
    return this.find({ ...search, rankedBy: null }, limit, limit);
  }

  /** The best first, of the newest that fit. */
  async best(search: Search, after: Found | null, limit: number): Promise<Found[]> {
    const found = await this.find(search, limit, COMPARED);
    const ordered = found.sort(byRank);
    return (after ? ordered.filter((one) => byRank(after, one) < 0) : ordered).slice(0, limit);
  }

  /** @param enough of the newest messages make the search of all others needless */
  private async find(search: Search, enough: number, limit: number): Promise<Found[]> {
    const { rooms } = search;
    if (rooms.length === 0) return [];
    const wanted: Wanted = { ...search, roomId: rooms.length === 1 ? (rooms[0]?.id ?? null) : null };
    const messages = rooms.reduce((sum, { last_seq }) => sum + last_seq, 0);
    return this.transactions.run(async (tx) => {
      await this.repository.prepare(tx);
      if (messages > FEW_MESSAGES || wanted.having === null) {
        const found = await this.repository.amongNewest(tx, wanted, WINDOW, limit);
        if (found.length >= enough) return found;
      }
      return this.byIndex(tx, wanted, rooms, limit);
    });
  }

  private byIndex(
    tx: Transaction,
    wanted: Wanted,
    rooms: readonly SearchedRoom[],
    limit: number,
  ): Promise<Found[]> {
    const scope =
      rooms.length <= FEW_ROOMS ? `(${rooms.map(({ id }) => `'${roomTerm(id)}'`).join(' | ')})` : null;
    const parts = [wanted.having, scope].filter((part) => part !== null);
    // Days alone, over many rooms: there is nothing to ask the index for.
    if (parts.length === 0) return this.repository.amongNewest(tx, wanted, Number.MAX_SAFE_INTEGER, limit);
    return this.repository.byWords(tx, { ...wanted, having: parts.join(' & ') }, limit);
  }
}

function byRank(one: Found, other: Found): number {
  if (one.rank !== other.rank) return other.rank - one.rank;
  const time = other.at.getTime() - one.at.getTime();
  if (time !== 0 || one.id === other.id) return time;
  return one.id < other.id ? 1 : -1;
}

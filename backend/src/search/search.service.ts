import type { Id, Message, SearchPage, TextRange } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/index.js';
import { MessageReads } from '../messages/index.js';
import type { Actor } from '../platform/actor.js';
import { sqlStateOf } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor } from '../platform/http/index.js';
import { Gate, UserLimits } from '../platform/limits/index.js';
import { invalid } from '../platform/validation/index.js';
import { authorTerm, FILE_TERM, findable, wordsOfMessage } from './entry.js';
import { Finder, type Search } from './finder.js';
import { tsqueryOfAll } from './parts.js';
import { type Position, positionText, readPosition } from './position.js';
import { asksForSomething, ofTheQuery, readQuery, type SearchQuery } from './search-query.js';
import type { SearchedRoom } from './scope.js';
import { type Found, SearchRepository } from './search.repository.js';
import { merged, partOf, placesOf, type Sought } from './sought.js';

export interface SearchCommand {
  readonly query: string;
  readonly roomId?: Id;
  readonly authorId?: Id;
  readonly order: 'newest' | 'best';
  readonly cursor?: string;
  readonly limit: number;
}

const AT_ONCE = 4;
const WAITING = 200;
const PATIENCE_MS = 5_000;
const TOOK_TOO_LONG = '57014';

/** Finding what was said, in the rooms that the caller is in. */
@Injectable()
export class SearchService {
  private readonly gate = new Gate({ atOnce: AT_ONCE, waiting: WAITING, patienceMs: PATIENCE_MS });

  constructor(
    private readonly access: AccessService,
    private readonly finder: Finder,
    private readonly limits: UserLimits,
    private readonly messages: MessageReads,
    private readonly repository: SearchRepository,
  ) {}

  /** @throws ChatError VALIDATION, RATE_LIMITED, UNAVAILABLE, and what access throws for `roomId` */
  async messagesLike(actor: Actor, command: SearchCommand): Promise<SearchPage> {
    const { roomId, authorId, order, limit } = command;
    if (roomId !== undefined) await this.access.require(actor, 'read', roomId);
    const query = readQuery(command.query);
    if (!asksForSomething(query) && authorId === undefined) throw nothingAsked();
    const position = readCursor(command.cursor);
    const after = position === undefined ? null : readPosition(position, order);
    await this.limits.take(actor.userId, 'search');
    const search = await this.searchOf(actor, query, command, after);
    const asOf = after?.order === 'best' ? after.asOf : new Date();
    const found = await this.find(search, order, after, asOf, limit + 1);
    const { items, nextCursor } = pageOf(found, limit, (last) =>
      positionText(order === 'newest' ? { order, last } : { order, last, asOf }),
    );
    return { ...(await this.shown(items, query.sought)), nextCursor };
  }

  private async find(
    search: Search,
    order: 'newest' | 'best',
    after: Position | null,
    asOf: Date,
    limit: number,
  ): Promise<Found[]> {
    try {
      return await this.gate.run(() => {
        if (order === 'newest') return this.finder.newest(search, limit);
        const until = earlier(search.until, { at: asOf, id: LAST_ID });
        return this.finder.best({ ...search, until }, after?.order === 'best' ? after.last : null, limit);
      });
    } catch (error) {
      if (sqlStateOf(error) !== TOOK_TOO_LONG) throw error;
      throw new ChatError('UNAVAILABLE', 'This search took too long. Add a word, a room or a day to it.', {
        retryAfterMs: 1_000,
        cause: error,
      });
    }
  }

  private async searchOf(
    { userId }: Actor,
    query: SearchQuery,
    { roomId, authorId }: SearchCommand,
    after: Position | null,
  ): Promise<Search> {
    const authors = await this.authorsOf(userId, query);
    const exact = [
      authorId === undefined ? null : `'${authorTerm(authorId)}'`,
      authors.length > 0 ? `(${authors.map((id) => `'${authorTerm(id)}'`).join(' | ')})` : null,
      query.hasFile ? `'${FILE_TERM}'` : null,
    ].filter((text) => text !== null);
    const before = query.before && { at: query.before, id: FIRST_ID };
    return {
      userId,
      rooms: await this.roomsOf(userId, query, roomId ?? null),
      parts: [...query.sought.map(partOf), ...exact.map((text) => ({ text, isOpen: false }))],
      words: query.sought.length > 0 ? tsqueryOfAll(query.sought.map(partOf)) : null,
      since: query.since,
      until: earlier(before, after?.order === 'newest' ? after.last : null),
    };
  }

  private async authorsOf(userId: Id, { from }: SearchQuery): Promise<Id[]> {
    const ids: Id[] = [];
    for (const name of from) {
      const id = name === 'me' ? userId : await this.repository.userIdByName(name);
      if (id === null) throw invalid([ofTheQuery(`from: must name somebody, and nobody is called ${name}`)]);
      ids.push(id);
    }
    return ids;
  }

  private async roomsOf(userId: Id, query: SearchQuery, roomId: Id | null): Promise<SearchedRoom[]> {
    const rooms = await this.repository.rooms(userId, roomId);
    if (query.in.length === 0) return rooms;
    const named = new Set<Id>();
    for (const name of query.in) {
      const ids = await this.repository.roomIdsByName(userId, name);
      if (ids.length === 0) {
        throw invalid([ofTheQuery(`in: must name a room that you are in, and none is called ${name}`)]);
      }
      for (const id of ids) named.add(id);
    }
    return rooms.filter(({ id }) => named.has(id));
  }

  /** As the messages are now: what was edited a moment ago and does not fit any more is left out. */
  private async shown(
    found: readonly Found[],
    sought: readonly Sought[],
  ): Promise<Pick<SearchPage, 'items' | 'highlights'>> {
    const messages = await this.messages.byIds(found.map(({ id }) => id));
    const items: Message[] = [];
    const highlights: Record<Id, TextRange[]> = {};
    for (const { id } of found) {
      const message = messages.get(id);
      const ranges = message && rangesIn(message, sought);
      if (!message || !ranges) continue;
      items.push(message);
      highlights[id] = ranges;
    }
    return { items, highlights };
  }
}

const FIRST_ID = '00000000-0000-7000-8000-000000000000';
const LAST_ID = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/** Where in its body what is sought stands; `null` when some of it stands nowhere, not in the names of its files either. */
function rangesIn(message: Message, sought: readonly Sought[]): TextRange[] | null {
  if (message.deletedAt !== null) return null;
  const { body, names } = wordsOfMessage(findable(message.body, message.attachments));
  const inBody = sought.map((one) => placesOf(one, body));
  const isThere = sought.every((one, index) => inBody[index]?.length || placesOf(one, names).length > 0);
  return isThere ? merged(inBody.flat()) : null;
}

function earlier(one: Search['until'], other: Search['until']): Search['until'] {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? one : other;
}

function nothingAsked(): ChatError {
  return invalid([ofTheQuery('query must have a word, or one of from:, in:, has:file, before: and after:')]);
}

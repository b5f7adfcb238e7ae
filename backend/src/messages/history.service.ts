import {
  type Changes,
  type Id,
  LIMITS,
  type Message,
  type MessagePage,
  type Page,
  type Receipts,
} from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService, noSuchRoom } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { type HistoryRequest, historyWindow } from './history-window.js';
import { HistoryRepository, type PinPosition } from './history.repository.js';
import { noSuchMessage } from './no-such-message.js';

/** What was said in a room, for its members. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly access: AccessService,
    private readonly history: HistoryRepository,
  ) {}

  /** @throws ChatError VALIDATION where more than one of `before`, `after` and `around` is given */
  async page(actor: Actor, roomId: Id, request: HistoryRequest): Promise<MessagePage> {
    await this.access.require(actor, 'read', roomId);
    requireOneDirection(request);
    const bounds = await this.history.bounds(roomId);
    if (bounds === null) throw noSuchRoom();
    const { firstSeq, lastSeq } = bounds;
    const window = historyWindow(bounds, request);
    return {
      items: window.first > window.last ? [] : await this.history.findWindow(roomId, window),
      hasBefore: Math.min(window.first - 1, lastSeq) >= firstSeq,
      hasAfter: window.last < lastSeq,
    };
  }

  /** One message as it is now, deleted ones too. @throws ChatError NOT_FOUND for what is no message of the room */
  async one(actor: Actor, roomId: Id, messageId: Id): Promise<Message> {
    await this.access.require(actor, 'read', roomId);
    const message = await this.history.find(roomId, messageId);
    if (!message) throw noSuchMessage();
    return message;
  }

  /** What changed after version `since`, or `reset` where that is too much or `since` is no version of this room. */
  async changes(actor: Actor, roomId: Id, since: number, limit: number): Promise<Changes> {
    await this.access.require(actor, 'read', roomId);
    const maxGap = LIMITS.changesMaxGap;
    const found = await this.history.findChanges(roomId, since, { limit, maxGap });
    if (!found) throw noSuchRoom();
    const { version, items } = found;
    return { items, version, reset: since > version || version - since > maxGap };
  }

  /** What is pinned, the newest pin first. */
  async pins(actor: Actor, roomId: Id, { cursor, limit }: PageRequest): Promise<Page<Message>> {
    await this.access.require(actor, 'read', roomId);
    const found = await this.history.findPins(roomId, positionOf(readCursor(cursor)), limit + 1);
    return pageOf(found, limit, ({ id, pinned }) => `${pinned?.at} ${id}`);
  }

  /** @throws ChatError NOT_FOUND for what is no message of the room */
  async receipts(actor: Actor, roomId: Id, messageId: Id): Promise<Receipts> {
    await this.access.require(actor, 'read', roomId);
    const receipts = await this.history.findReceipts(roomId, messageId);
    if (!receipts) throw noSuchMessage();
    return receipts;
  }
}

function requireOneDirection(request: HistoryRequest): void {
  const given = (['before', 'after', 'around'] as const).filter((name) => request[name] !== undefined);
  if (given.length < 2) return;
  throw invalid(given.map((path) => ({ path, message: 'give only one of before, after and around' })));
}

function positionOf(cursor: string | undefined): PinPosition | null {
  if (cursor === undefined) return null;
  const [at = '', id] = cursor.split(' ');
  const pinnedAt = new Date(at);
  if (!Number.isNaN(pinnedAt.getTime()) && isId(id)) return { at: pinnedAt, id };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

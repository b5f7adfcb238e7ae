import { Injectable } from '@nestjs/common';
import type { Id, Page, Presence, PresenceChoice } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { PresenceBoard } from './presence-board.js';
import { PresenceConnections } from './presence-connections.js';
import { PresenceReader } from './presence-reader.js';
import { type LastingChoice, PresenceRepository } from './presence.repository.js';

/** How long a client without a socket counts after each heartbeat. */
const HEARTBEAT_LIFE_MS = 60_000;

/** Who is there, and how they want to be seen. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly access: AccessService,
    private readonly connections: PresenceConnections,
    private readonly board: PresenceBoard,
    private readonly reader: PresenceReader,
    private readonly repository: PresenceRepository,
  ) {}

  /**
   * `away` is about this device; who comes back from it is as they were before. `dnd` and `invisible` are about the
   * person, on all devices and for later ones, until they choose to be `online`.
   */
  async set({ userId }: Actor, connectionId: string, status: PresenceChoice): Promise<void> {
    const wasOther = await this.connections.setActive(connectionId, status !== 'away');
    const isBack = status === 'online' && wasOther;
    if (status !== 'away' && !isBack) await this.choose(userId, status === 'online' ? null : status);
  }

  watch(connectionId: string, userIds: readonly Id[]): Promise<Presence[]> {
    return this.board.watch(connectionId, userIds);
  }

  /** For a client without a socket: it is there for the next minute. */
  async heartbeat({ userId, sessionId }: Actor, status?: PresenceChoice): Promise<void> {
    if (status && status !== 'away') await this.choose(userId, status === 'online' ? null : status);
    await this.connections.tell({
      userId,
      connectionId: `session:${sessionId}`,
      active: status !== 'away',
      forMs: HEARTBEAT_LIFE_MS,
    });
    await this.repository.seen([userId]);
  }

  async online({ cursor, limit }: PageRequest): Promise<Page<Presence>> {
    const found = await this.reader.present(positionOf(cursor), limit + 1);
    return pageOf(found, limit, ({ userId }) => userId);
  }

  async ofRoom(actor: Actor, roomId: Id, { cursor, limit }: PageRequest): Promise<Page<Presence>> {
    await this.access.require(actor, 'read', roomId);
    const ids = await this.repository.memberIds(roomId, positionOf(cursor), limit + 1);
    const { items, nextCursor } = pageOf(ids, limit, (id) => id);
    return { items: await this.reader.of(items), nextCursor };
  }

  private async choose(userId: Id, choice: LastingChoice): Promise<void> {
    await this.repository.choose(userId, choice);
    this.board.touch(userId);
  }
}

function positionOf(cursor: string | undefined): Id | null {
  const position = readCursor(cursor);
  if (position === undefined) return null;
  if (isId(position)) return position;
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

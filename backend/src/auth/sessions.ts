import { Injectable } from '@nestjs/common';
import type { Page, Session, SessionEndReason } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/pages.js';
import { ClusterBus } from '../platform/redis/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { SessionEnded } from './auth.events.js';
import { SessionCache } from './session-cache.js';
import { sessionView } from './session.view.js';
import { SessionsRepository, type SessionChoice, type SessionPosition } from './sessions.repository.js';

const CHANGED = 'auth.session-changed';

/**
 * Sessions: one for each signed-in device.
 *
 * - A session that was ended is refused at once on this instance, on others as soon as Redis tells them, and
 *   everywhere after the cache's 10 s.
 * - `SessionEnded` is published once for each session, on the instance that ended it.
 */
@Injectable()
export class Sessions {
  private readonly cache: SessionCache;

  constructor(
    private readonly repository: SessionsRepository,
    private readonly events: DomainEvents,
    private readonly bus: ClusterBus,
  ) {
    this.cache = new SessionCache((id) => repository.findActor(id));
    bus.subscribe(CHANGED, (id) => {
      if (typeof id === 'string') this.cache.forget(id);
    });
  }

  /** The actor of a session, or `undefined` when it has ended or its user may not sign in any more. */
  find(sessionId: string): Promise<Actor | undefined> {
    return this.cache.find(sessionId);
  }

  /** Whether a session goes on, by the database as it is now. */
  async goesOn(sessionId: string): Promise<boolean> {
    return (await this.repository.findActor(sessionId)) !== undefined;
  }

  /** Those of the given sessions that do not go on, by the database, and why. */
  async ended(sessionIds: readonly string[]): Promise<{ id: string; reason: SessionEndReason }[]> {
    return sessionIds.length === 0 ? [] : this.repository.ended(sessionIds);
  }

  /** The actor's devices, the last used first. */
  async list(actor: Actor, { cursor, limit }: PageRequest): Promise<Page<Session>> {
    const found = await this.repository.ofUser(actor.userId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(
      found,
      limit,
      ({ id, lastUsedAt }) => `${id} ${lastUsedAt.toISOString()}`,
    );
    return { items: items.map((session) => sessionView(session, actor.sessionId)), nextCursor };
  }

  /** Ends one of the actor's sessions. @throws ChatError `NOT_FOUND` for any other. */
  async endOne(actor: Actor, sessionId: string, reason: SessionEndReason): Promise<void> {
    const ended = await this.end(actor.userId, { only: sessionId }, reason);
    if (ended === 0) throw new ChatError('NOT_FOUND', 'There is no such session.');
  }

  /** Ends sessions of a user; answers how many. */
  async end(userId: string, which: SessionChoice, reason: SessionEndReason): Promise<number> {
    const ended = await this.repository.end(userId, which, reason);
    this.tellEnded(ended, userId, reason);
    return ended.length;
  }

  /**
   * The same as part of a transaction, for what must not be without it. Answers what tells of it, to be called after the
   * commit.
   */
  async endIn(
    tx: Transaction,
    userId: string,
    which: SessionChoice,
    reason: SessionEndReason,
  ): Promise<() => void> {
    const ended = await this.repository.end(userId, which, reason, tx);
    return () => this.tellEnded(ended, userId, reason);
  }

  private tellEnded(ended: readonly string[], userId: string, reason: SessionEndReason): void {
    for (const id of ended) {
      this.changed(id);
      this.events.publish(new SessionEnded(id, userId, reason));
    }
  }

  /** What the cache knows of somebody's sessions is no longer true. */
  async changedOf(userId: string): Promise<void> {
    for (const id of await this.repository.idsOf(userId)) this.changed(id);
  }

  /** What the cache knows of this session is no longer true. */
  changed(sessionId: string): void {
    this.cache.forget(sessionId);
    this.bus.publish(CHANGED, sessionId);
  }
}

function positionOf(cursor: string | undefined): SessionPosition | null {
  if (cursor === undefined) return null;
  const [id = '', lastUsedAt = ''] = cursor.split(' ');
  if (isId(id) && !Number.isNaN(Date.parse(lastUsedAt))) return { id, lastUsedAt };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

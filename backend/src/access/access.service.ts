import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MemberRole, RoomKind } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { ClusterBus } from '../platform/redis/index.js';
import {
  type InsideAction,
  noSuchRoom,
  type OutsideAction,
  refusal,
  type RoomAction,
} from './access.policy.js';
import { AccessRepository } from './access.repository.js';
import { StandingCache } from './standing-cache.js';
import type { Standing } from './standing.js';

/** The caller's place in a room that they may see. */
export interface RoomSight {
  readonly roomId: string;
  readonly kind: RoomKind;
  /** `null` for who sees a public room without being in it. */
  readonly role: MemberRole | null;
  readonly mutedUntil: Date | null;
  /** Up to 10 s old. */
  readonly memberCount: number;
}

/** The caller's place in a room that they are in. */
export interface RoomAccess extends RoomSight {
  readonly role: MemberRole;
}

const TOPIC = 'access:forget';

/**
 * The one check of who may do what in a room: the first line of every service method that touches one.
 *
 * An answer may rest on what was read up to 10 s ago (milliseconds, as long as instances hear each other). So it lets
 * somebody in or keeps them out, but it does not guard a write: what writes checks again inside its transaction.
 */
@Injectable()
export class AccessService implements OnModuleInit {
  private readonly cache = new StandingCache();

  constructor(
    private readonly repository: AccessRepository,
    private readonly cluster: ClusterBus,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(TOPIC, (payload) => {
      const { roomId, userId } = payload as { roomId: string; userId: string | null };
      this.cache.forget(roomId, userId ?? undefined);
    });
  }

  /** @throws ChatError NOT_FOUND, NOT_A_MEMBER, BANNED, FORBIDDEN, MUTED */
  require(actor: Actor, action: OutsideAction, roomId: string): Promise<RoomSight>;
  require(actor: Actor, action: InsideAction, roomId: string): Promise<RoomAccess>;
  require(actor: Actor, action: RoomAction, roomId: string): Promise<RoomSight>;
  async require(actor: Actor, action: RoomAction, roomId: string): Promise<RoomSight> {
    const known = this.cache.get(roomId, actor.userId);
    // Nobody is refused by memory alone: who was just let in on another instance must not find the door closed.
    if (known && !refusal(action, known, new Date())) return sight(roomId, known);

    return decide(action, roomId, await this.read(roomId, actor.userId));
  }

  /** The same from the database as it is now; in a transaction that locked the room, as it stays until the commit. */
  confirm(actor: Actor, action: OutsideAction, roomId: string, tx?: Transaction): Promise<RoomSight>;
  confirm(actor: Actor, action: InsideAction, roomId: string, tx?: Transaction): Promise<RoomAccess>;
  confirm(actor: Actor, action: RoomAction, roomId: string, tx?: Transaction): Promise<RoomSight>;
  async confirm(actor: Actor, action: RoomAction, roomId: string, tx?: Transaction): Promise<RoomSight> {
    return decide(action, roomId, await this.repository.standing(roomId, actor.userId, tx));
  }

  /**
   * Called after a commit that changed how somebody stands to a room, or, without `userId`, that removed the room:
   * from then on every instance reads anew.
   */
  forget(roomId: string, userId?: string): void {
    this.cache.forget(roomId, userId);
    this.cluster.publish(TOPIC, { roomId, userId: userId ?? null });
  }

  private async read(roomId: string, userId: string): Promise<Standing | null> {
    const since = this.cache.mark();
    const standing = await this.repository.standing(roomId, userId);
    if (standing) this.cache.remember(roomId, userId, standing, since);
    return standing;
  }
}

function decide(action: RoomAction, roomId: string, standing: Standing | null): RoomSight {
  const refused = refusal(action, standing, new Date());
  if (refused) throw refused;
  if (!standing) throw noSuchRoom();
  return sight(roomId, standing);
}

function sight(roomId: string, standing: Standing): RoomSight {
  const { kind, role, mutedUntil, memberCount } = standing;
  return { roomId, kind, role, mutedUntil, memberCount };
}

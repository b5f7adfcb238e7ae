import { Injectable } from '@nestjs/common';
import type { CreateInviteBody, Id, Invite, Page } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { RoomChanges } from '../rooms/index.js';
import { hashOf, newCode } from '../registration/index.js';
import { inviteView } from './invite.view.js';
import { InvitesRepository } from './invites.repository.js';

/** What moderators do with invites. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly invites: InvitesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** All that were not revoked, the latest first; those that are spent or expired among them. */
  async list(actor: Actor, roomId: Id, { cursor, limit }: PageRequest): Promise<Page<Invite>> {
    await this.access.require(actor, 'moderate', roomId);
    const rows = await this.invites.list(roomId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map(inviteView), nextCursor };
  }

  /** The only answer that ever holds the code. @throws ChatError VALIDATION, FORBIDDEN */
  async create(actor: Actor, roomId: Id, body: CreateInviteBody): Promise<Invite> {
    await this.access.require(actor, 'moderate', roomId);
    const { maxUses = null } = body;
    const expiresAt = endOf(body.expiresAt);
    const code = newCode();
    const row = await this.changes.change(actor, 'moderate', roomId, async ({ tx }) => {
      const [inviteId, createdBy] = [newId(), actor.userId];
      const details = { inviteId, maxUses, expiresAt: expiresAt?.toISOString() ?? null };
      await this.audit.record(tx, { act: 'invite.created', actorId: createdBy, roomId, details });
      const codeHash = hashOf(code);
      return this.invites.insert(tx, { id: inviteId, roomId, codeHash, createdBy, maxUses, expiresAt });
    });
    return { ...inviteView(row), code };
  }

  /** From the moment of its answer on nobody comes in by it. Revoking again is no error. @throws ChatError NOT_FOUND */
  async revoke(actor: Actor, roomId: Id, inviteId: Id): Promise<void> {
    await this.access.require(actor, 'moderate', roomId);
    await this.changes.change(actor, 'moderate', roomId, async ({ tx }) => {
      const invite = await this.invites.find(tx, roomId, inviteId);
      if (!invite) throw new ChatError('NOT_FOUND', 'This room has no such invite.');
      if (invite.revoked_at) return;
      await this.invites.revoke(tx, inviteId);
      const details = { inviteId };
      await this.audit.record(tx, { act: 'invite.revoked', actorId: actor.userId, roomId, details });
    });
  }
}

function endOf(expiresAt: string | undefined): Date | null {
  if (expiresAt === undefined) return null;
  const end = new Date(expiresAt);
  if (end > new Date()) return end;
  throw invalid([{ path: 'expiresAt', message: 'expiresAt must be in the future' }]);
}

function positionOf(cursor: string | undefined): Id | null {
  if (cursor === undefined || isId(cursor)) return cursor ?? null;
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

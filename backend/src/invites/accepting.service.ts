import { Injectable } from '@nestjs/common';
import type { Id, MyRoom } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { hashOf, InvitePasses } from '../registration/index.js';
import { MyRooms, RoomChanges, RoomEntrance } from '../rooms/index.js';
import { InvitesRepository } from './invites.repository.js';

/** Coming into a room by an invite, which opens private rooms too. */
@Injectable()
export class AcceptingService {
  constructor(
    private readonly access: AccessService,
    private readonly changes: RoomChanges,
    private readonly entrance: RoomEntrance,
    private readonly mine: MyRooms,
    private readonly invites: InvitesRepository,
    private readonly passes: InvitePasses,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Who is in the room already just gets it, whatever became of the invite, and uses nothing of it: so asking again
   * after a lost answer is harmless.
   *
   * @throws ChatError GONE for an invite that is spent, revoked or expired, NOT_FOUND for one that nobody made and to
   * who is banned from a private room, BANNED to who is banned from a public one, RATE_LIMITED
   */
  async accept(actor: Actor, code: string): Promise<MyRoom> {
    const invite = await this.invites.byCode(hashOf(code));
    if (!invite) throw noSuchInvite();
    try {
      await this.enter(actor, invite.room_id, invite.id);
    } catch (error) {
      throw isNotFound(error) ? noSuchInvite() : error;
    }
    return this.mine.existing(actor.userId, invite.room_id);
  }

  private async enter(actor: Actor, roomId: Id, inviteId: Id): Promise<void> {
    const { role } = await this.access.require(actor, 'accept', roomId);
    const { userId } = actor;
    if (role && (await this.mine.one(userId, roomId))) return;
    await this.changes.enter(actor, 'accept', roomId, async (change, isMember) => {
      if (isMember) return;
      // Who registered by it has used it then.
      const isPaid = await this.passes.redeem(change.tx, userId, inviteId);
      if (!isPaid && !(await this.invites.use(change.tx, inviteId))) {
        throw new ChatError(
          'GONE',
          'This invite has expired, was used up or was revoked. Ask for a new one.',
        );
      }
      await this.entrance.requirePlace(change, userId);
      const { seq } = await change.notice({ type: 'joined', userId });
      await this.entrance.admit(change, [{ userId, role: 'member' }], seq);
      const details = { inviteId };
      await this.audit.record(change.tx, { act: 'invite.used', actorId: userId, roomId, details });
    });
  }
}

/** The same words whether there is no such invite, or the room must not be known to who asks. */
function noSuchInvite(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such invite.');
}

function isNotFound(error: unknown): boolean {
  return error instanceof ChatError && error.code === 'NOT_FOUND';
}
